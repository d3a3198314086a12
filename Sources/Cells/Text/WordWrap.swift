extension String {
    /// The text in lines of at most `width` columns, broken at spaces, and within a word only when the word
    /// alone is too long. Line ends in the text are kept; a width below 1 gives no lines.
    public func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { String($0).screenScalars.wrappedLine(to: width) }
    }
}

extension [Unicode.Scalar] {
    fileprivate func wrappedLine(to width: Int) -> [String] {
        var lines: [String] = []
        var line: [Unicode.Scalar] = []
        // Spaces at the beginning of a line are its indentation and stay.
        line.append(contentsOf: prefix { $0 == " " }.prefix(width - 1))
        var isFirst = true
        for word in split(separator: " ") {
            let gap = isFirst ? 0 : 1
            if line.count + gap + word.count <= width {
                if gap == 1 { line.append(" ") }
                line.append(contentsOf: word)
            } else {
                if !isFirst {
                    lines.append(String(scalars: line))
                    line.removeAll(keepingCapacity: true)
                }
                var rest = word
                while line.count + rest.count > width {
                    let part = rest.prefix(width - line.count)
                    lines.append(String(scalars: line + part))
                    line.removeAll(keepingCapacity: true)
                    rest = rest.dropFirst(part.count)
                }
                line.append(contentsOf: rest)
            }
            isFirst = false
        }
        lines.append(String(scalars: line))
        return lines
    }
}
