/// Which rows are trained on and which are kept for the test.
///
/// Both sides hold at least one row. Every class is trained on where there are rows enough for it. Training
/// rows are in random order, test rows in the order of the data.
struct Split {
    let train: [Int]
    /// Rows that decide which step is best; never trained on, and none of the test.
    let validation: [Int]
    let test: [Int]

    /// - Parameters:
    ///   - rows: two rows or more, or any number where the share is 1
    ///   - validationShare: of all rows, taken from those that would be trained on; the test rows stay the same
    ///   - trainShare: in (0, 1]; 1 puts every row on both sides
    ///   - classes: the class of a row; nil where targets are quantities
    init(
        rows: Range<Int>, trainShare: Double, validationShare: Double, classes: ((Int) -> Int)?,
        random: inout RandomNumbers
    ) {
        var shuffled = Array(rows)
        random.shuffle(&shuffled)
        let count = Self.trained(of: rows, trainShare)
        if let classes, let count { Self.spread(&shuffled, trained: count, classes: classes) }
        var trained = Array(shuffled[..<(count ?? rows.count)])
        let kept = trained.count - Self.validated(of: rows, validationShare, trained: trained.count)
        if let classes, kept < trained.count { Self.spread(&trained, trained: kept, classes: classes) }
        train = Array(trained[..<kept])
        validation = trained[kept...].sorted()
        test = count.map { shuffled[$0...].sorted() } ?? Array(rows)
    }

    /// The first rows and the rest, as they stand.
    init(inOrder rows: Range<Int>, trainShare: Double, validationShare: Double) {
        let count = Self.trained(of: rows, trainShare)
        let trained = rows.prefix(count ?? rows.count)
        let validated = Self.validated(of: rows, validationShare, trained: trained.count)
        train = Array(trained.dropLast(validated))
        validation = Array(trained.suffix(validated))
        test = Array(rows.dropFirst(count ?? 0))
    }

    /// How many rows are trained on; `nil` where all are, and are tested on too.
    private static func trained(of rows: Range<Int>, _ share: Double) -> Int? {
        guard share < 1, rows.count > 1 else { return nil }
        return min(max(Int((share * Double(rows.count)).rounded()), 1), rows.count - 1)
    }

    /// How many rows of the trained ones validate: one at least is trained on.
    private static func validated(of rows: Range<Int>, _ share: Double, trained: Int) -> Int {
        share > 0 ? min(max(Int((share * Double(rows.count)).rounded()), 1), trained - 1) : 0
    }

    /// Exchanges rows until each class has one among the first `trained`, as far as there is room.
    private static func spread(_ rows: inout [Int], trained: Int, classes: (Int) -> Int) {
        var counts: [Int: Int] = [:]
        for row in rows[..<trained] { counts[classes(row), default: 0] += 1 }
        var giver = 0
        for i in trained..<rows.count where counts[classes(rows[i])] == nil {
            // The giver only moves on: a class that could not spare a row cannot later either.
            while giver < trained, counts[classes(rows[giver]), default: 0] < 2 { giver += 1 }
            guard giver < trained else { return }
            counts[classes(rows[giver])]! -= 1  // just found with a count of 2 or more
            counts[classes(rows[i])] = 1
            rows.swapAt(i, giver)
            giver += 1
        }
    }
}
