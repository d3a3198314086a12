import Dispatch
import Kernels

/// The most a core of this machine can compute.
enum MachinePeak {
    /// GFLOP/s of fused multiply-adds in registers, single precision: the best of a few short trials.
    static func measured() -> Double {
        let rounds = 2_000_000
        return (0..<5).map { _ in
            let start = DispatchTime.now().uptimeNanoseconds
            let operations = multiplyAddRounds(rounds)
            return Double(operations) / Double(max(1, DispatchTime.now().uptimeNanoseconds - start))
        }.max() ?? 0
    }
}
