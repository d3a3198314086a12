/// One line for the person: what a key did, or why it did nothing.
public struct Message: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case note, good, problem }

    public var text: String
    public var kind: Kind

    public init(_ text: String, _ kind: Kind = .note) {
        self.text = text
        self.kind = kind
    }
}
