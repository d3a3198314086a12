/// Why a share token cannot be read: facts only.
public enum TokenError: Error, Hashable, Sendable {
    case notAToken
    case version(found: String, expected: Int)
    case tooLong(limit: Int)
    case damaged
    /// It holds a moment later than any run of its experiment may be repeated to.
    case step(Int, limit: Int)
    /// Whole, but what it holds is no experiment.
    case contents(PresetErrors)
}

extension TokenError: CustomStringConvertible {
    /// One sentence; for contents one line for each mistake.
    public var description: String {
        switch self {
        case .notAToken: "this is not a share token; one begins with “\(Token.prefix)\(Token.version)-”"
        case .version(let found, let expected):
            "the token is of version \(found), this program reads version \(expected)"
        case .tooLong(let limit): "longer than the limit of \(limit) characters for a token"
        case .damaged: "the token is damaged: a part is missing or was changed on the way"
        case .step(let step, let limit):
            "the token holds step \(step); of its experiment \(limit) steps at most can be repeated"
        case .contents(let errors):
            errors.errors.map { "in the token, \($0)" }.joined(separator: "\n")
                + (errors.omitted > 0 ? "\n… and \(errors.omitted) more" : "")
        }
    }
}
