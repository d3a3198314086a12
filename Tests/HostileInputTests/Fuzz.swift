// The entry of libFuzzer, built by `make fuzz` in place of the tests. SOMA_FUZZ names the reader; the first argument is the
// folder of inputs to begin with.
import Foundation

private let reader = Reader(rawValue: ProcessInfo.processInfo.environment["SOMA_FUZZ"] ?? "") ?? .keys

private func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let claim = reader.brokenClaim(bytes) { preconditionFailure(claim) }
    return 0
}

/// libFuzzer's own loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ readOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager wants the `main` of an executable under the target's name, so libFuzzer's own is not used.
@_cdecl("fuzz_main")
public func fuzz(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    if count > 1, let folder = arguments?[1].map({ URL(fileURLWithPath: String(cString: $0)) }) {
        for (index, bytes) in (reader.seeds + reader.kept).enumerated() {
            try? Data(bytes).write(to: folder.appendingPathComponent("kept-\(index)"))
        }
    }
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments, readOneInput)
}
