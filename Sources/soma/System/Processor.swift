import Foundation

/// The processor at hand, in words. Source of the levels: x86-64 psABI, microarchitecture levels.
enum Processor {
    static var name: String { field("model name") ?? "unknown" }

    static var level: String {
        #if arch(x86_64)
            let flags = Set((field("flags") ?? "").split(separator: " ").map(String.init))
            for (level, needed) in levels where needed.allSatisfy(flags.contains) { return level }
            return "x86-64"
        #else
            return "arm64"
        #endif
    }

    private static let levels: [(String, [String])] = [
        ("x86-64-v4", ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl", "avx2", "fma"]),
        ("x86-64-v3", ["avx2", "bmi1", "bmi2", "f16c", "fma", "movbe"]),
        ("x86-64-v2", ["cx16", "popcnt", "sse4_1", "sse4_2", "ssse3"]),
    ]

    /// What this program's kernels were built for.
    static var target: String {
        #if NATIVE_PROCESSOR
            "the machine it was built on"
        #else
            "a processor level (SOMA_CPU)"
        #endif
    }

    private static func field(_ name: String) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
