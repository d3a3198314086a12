/// Where a catalogue entry comes from.
public struct Source: Hashable, Sendable, CustomStringConvertible {
    /// By surname: "A", "A and B", "A, B and C", "A et al.".
    public let authors: String
    /// 0 for what was never published.
    public let year: Int
    /// In the spelling of the paper.
    public let title: String
    /// An arXiv number or DOI; empty where there is none.
    public let identifier: String

    public init(_ authors: String, _ year: Int, _ title: String, _ identifier: String = "") {
        self.authors = authors
        self.year = year
        self.title = title
        self.identifier = identifier
    }

    public var description: String {
        // What has no year was not published.
        (year == 0 ? "\(authors)" : "\(authors) \(year)") + ", \(title)"
            + (identifier.isEmpty ? "" : " (\(identifier))")
    }
}
