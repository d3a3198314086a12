/// The candidate closest to a mistyped name, or nil where none is close enough to be meant.
///
/// Counts insertions, deletions, replacements and swaps of neighbours, ignoring case. A candidate is close
/// when a third of the characters or fewer are wrong (always one), or when one is a beginning of the other.
///
/// - Parameters:
///   - name: what was typed; only its first 64 characters count, so hostile length costs nothing
///   - candidates: the valid names; of equally close ones the first wins
/// Source: optimal string alignment distance, F. Damerau, 1964, doi:10.1145/363958.363994
public func nearestName(to name: String, among candidates: [String]) -> String? {
    let typed = folded(name)
    guard !typed.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
        let valid = folded(candidate)
        guard !valid.isEmpty else { continue }
        let allowed = max(1, max(typed.count, valid.count) / 3)
        var distance = editDistance(typed, valid)
        let shorter = min(typed.count, valid.count)
        if distance > allowed, shorter >= 3, typed.prefix(shorter) == valid.prefix(shorter) {
            distance = allowed
        }
        // One wrong letter of one letter leaves nothing in common.
        guard distance <= allowed, distance < max(typed.count, valid.count) else { continue }
        if best == nil || distance < best!.distance { best = (candidate, distance) }
    }
    return best?.name
}

/// The end of a sentence about a name that is none: which was probably meant; nothing where that cannot be told.
public func hint(_ nearest: String?) -> String { nearest.map { "; did you mean “\($0)”?" } ?? "" }

/// How many insertions, deletions, replacements and swaps of neighbours turn one name into the other.
public func editDistance(_ first: String, _ second: String) -> Int {
    editDistance(Array(first.unicodeScalars), Array(second.unicodeScalars))
}

private func folded(_ name: String) -> [Unicode.Scalar] {
    name.unicodeScalars.prefix(64).flatMap { $0.properties.lowercaseMapping.unicodeScalars }
}

private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
        var current = [Int](repeating: i, count: b.count + 1)
        for j in 1...b.count {
            let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            current[j] = min(replaced, last[j] + 1, current[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                current[j] = min(current[j], beforeLast[j - 2] + 1)
            }
        }
        beforeLast = last
        last = current
    }
    return last[b.count]
}
