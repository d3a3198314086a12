import Foundation

extension Source {
    /// The source as an entry of a BibTeX file.
    ///
    /// Authors stand as they are known here, by surname; "et al." becomes BibTeX's "and others". The title keeps its
    /// capitals. An arXiv number is an eprint, anything else with a number a DOI.
    public var bibTeX: String {
        let number = identifier.split(separator: " ").last.map(String.init) ?? ""
        var fields = [("author", Self.escaped(bibTeXAuthors)), ("title", "{\(Self.escaped(title))}")]
        if year != 0 { fields.append(("year", "\(year)")) }
        if identifier.hasPrefix("arXiv ") {
            fields += [("eprint", number), ("archivePrefix", "arXiv")]
        } else if !number.isEmpty {
            fields.append(("doi", number))
        }
        let lines = fields.map { "  \($0.0) = {\($0.1)}" }.joined(separator: ",\n")
        return "@misc{\(bibTeXKey),\n\(lines)\n}\n"
    }

    /// "A, B and C" as "A and B and C".
    private var bibTeXAuthors: String {
        authors.replacingOccurrences(of: " et al.", with: " and others").replacingOccurrences(of: ", ", with: " and ")
    }

    /// First author, year, first word of the title, in plain letters: "kingma2015adam".
    private var bibTeXKey: String {
        // Articles tell nothing apart.
        let words = title.split { !$0.isLetter }.map(String.init).filter { !["A", "An", "The", "On"].contains($0) }
        let author = authors.replacingOccurrences(of: " et al.", with: "").prefix { !",".contains($0) }
        let first = author.components(separatedBy: " and ")[0].split(separator: " ").last.map(String.init) ?? ""
        return (first + (year == 0 ? "" : "\(year)") + (words.first ?? ""))
            .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func escaped(_ text: String) -> String {
        text.map { "&%#$_".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }
}
