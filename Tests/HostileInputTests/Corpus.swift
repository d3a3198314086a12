import Foundation

extension Reader {
    /// Inputs that libFuzzer found to reach other code than those before, in hexadecimal, one a line. `make fuzz-keep` writes
    /// them anew from what `make fuzz` has found.
    var kept: [[UInt8]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Corpus").appendingPathComponent(rawValue + ".hex")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { line in
            let digits = line.compactMap(\.hexDigitValue)
            return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
        }
    }
}
