// The entry of libFuzzer, built by `make fuzz` in place of the tests. SOMA_FUZZ names the reader.
import Foundation

private let reader = Reader(rawValue: ProcessInfo.processInfo.environment["SOMA_FUZZ"] ?? "") ?? .keys

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let claim = reader.brokenClaim(bytes) { preconditionFailure(claim) }
    return 0
}
