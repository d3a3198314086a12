/// An experiment and a step in one line to pass on: "soma1-…". Trained weights are not in it.
///
/// soma, version, "-", then in Base64 for addresses without padding: 4 bytes of checksum, lowest first, and
/// the text "step line feed preset".
public struct Token: Hashable, Sendable {
    /// What is passed on.
    public let experiment: Experiment
    /// Steps taken where it was made.
    public let step: Int

    static let prefix = "soma"
    static let version = 1
    /// Room for the largest preset, four letters for three bytes, and the step before it.
    public static let characterLimit = (PresetLimits.fileBytes + 64) / 3 * 4

    /// The token of an experiment.
    public static func encode(_ experiment: Experiment, step: Int = 0) -> String {
        let payload = Array("\(max(0, step))\n\(experiment.presetText())".utf8)
        let sum = checksum(payload)
        let bytes = (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } + payload
        return "\(prefix)\(version)-" + Base64.encoded(bytes)
    }

    /// Reads a token; blanks and line breaks from copying do not matter.
    public static func decode(_ text: String) throws(TokenError) -> Token {
        // Counted in bytes, which needs no look at the letters; pasted breaks may double what is there.
        guard text.utf8.count <= 2 * characterLimit else { throw .tooLong(limit: characterLimit) }
        let letters = text.utf8.filter { !" \t\r\n".utf8.contains($0) }
        guard letters.count <= characterLimit else { throw .tooLong(limit: characterLimit) }
        guard letters.starts(with: prefix.utf8), let dash = letters.firstIndex(of: UInt8(ascii: "-")) else {
            throw .notAToken
        }
        let number = letters[prefix.utf8.count..<dash]
        guard (1...4).contains(number.count), number.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .notAToken
        }
        let found = String(decoding: number, as: UTF8.self)
        guard found == "\(version)" else { throw .version(found: found, expected: version) }

        guard let bytes = Base64.decoded(letters[(dash + 1)...]), bytes.count > 4 else { throw .damaged }
        let payload = bytes.dropFirst(4)
        let sum = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[$1]) << UInt32(8 * $1) }
        guard checksum(payload) == sum, let end = payload.firstIndex(of: UInt8(ascii: "\n")),
            let step = Int(String(decoding: payload[..<end], as: UTF8.self)), step >= 0
        else { throw .damaged }
        do {
            let experiment = try Experiment(
                Array(payload[(end + 1)...]), file: nil, folder: nil, overrides: [])
            let limit = stepLimit(experiment)
            guard step <= limit else { throw TokenError.step(step, limit: limit) }
            return Token(experiment: experiment, step: step)
        } catch let error as PresetErrors {
            throw .contents(error)
        } catch let error as TokenError {
            throw error
        } catch {
            throw .damaged
        }
    }

    /// The last step that a token may hold: a run may have gone on beyond its plan, but all of it is repeated when the
    /// token is opened.
    static func stepLimit(_ experiment: Experiment) -> Int { min(PresetLimits.steps, 100 * experiment.steps) }

    /// CRC-32 as in Ethernet and PNG, bit by bit: tokens are short.
    ///
    /// Source: ISO 3309; PNG specification, annex D
    static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
