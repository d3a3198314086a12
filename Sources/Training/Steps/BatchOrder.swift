import Problems

/// Which rows each step takes: all rows in a new random order every epoch, none left out. The batch at the
/// end of an epoch goes on into the next. Of a series whose state is carried, streams side by side, in their order.
struct BatchOrder: Hashable, Codable {
    private var order: [Int32]
    private var position = 0
    /// Rows that come before all others.
    private var returned: [Int32] = []
    private var random: RandomNumbers
    private let shuffles: Bool

    init(rows: Int, shuffles: Bool, seed: UInt64) {
        order = (0..<Int32(rows)).map { $0 }
        random = RandomNumbers(seed: seed, stream: "batches")
        self.shuffles = shuffles
        if shuffles { shuffle() }
    }

    /// As many streams as a step has rows: each is a part of the rows and goes through it in order, a row a step. Rows that
    /// are too few for one more step are left out.
    init(rows: Int, streams: Int) {
        let length = rows / streams
        order = (0..<length).flatMap { step in (0..<streams).map { Int32($0 * length + step) } }
        random = RandomNumbers(seed: 0, stream: "batches")
        shuffles = false
    }

    /// Goes to where streams are after some steps.
    ///
    /// Precondition: it is one of streams, as many as `rows`.
    mutating func align(toStep step: Int, rows: Int) {
        returned = []
        position = step * rows % order.count
    }

    /// Takes rows back that were given out last and not used: they come again first.
    mutating func giveBack(_ rows: ArraySlice<Int32>) { returned.insert(contentsOf: rows, at: 0) }

    /// Fills an array with the rows to come.
    mutating func next(into rows: inout [Int32]) {
        let again = min(returned.count, rows.count)
        if again > 0 {
            rows.replaceSubrange(..<again, with: returned[..<again])
            returned.removeFirst(again)
        }
        for index in again..<rows.count {
            if position == order.count {
                position = 0
                if shuffles { shuffle() }
            }
            rows[index] = order[position]
            position += 1
        }
    }

    /// Fisher and Yates 1938, with Lemire's multiply-shift for an index below a bound; its bias is under
    /// 2⁻³² per draw.
    private mutating func shuffle() {
        var last = order.count - 1
        while last > 0 {
            let chosen = Int(((random.next() >> 32) * UInt64(last + 1)) >> 32)
            order.swapAt(last, chosen)
            last -= 1
        }
    }
}
