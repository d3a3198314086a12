import Cells
import Training

/// Where everything stands on the race's screen, for drawing and for the mouse.
struct RaceLayout {
    /// A row for each lane, from `firstHead` on.
    let heads: Rect
    let firstHead: Int
    /// The losses, where there is room for them beside or instead of pictures.
    private(set) var chart: Rect?
    private(set) var pictures: Rect?
    /// The lanes in numbers.
    let table: Rect
    /// What several seeds say.
    let said: Rect

    init(_ race: RaceState, size: Size) {
        let count = min(race.lanes.count, max(1, size.height / 5))
        let rows = min(race.lanes.count + 1, max(2, size.height / 3))
        let words = race.seedRows(Size(width: size.width, height: size.height >= 30 ? 8 : 2)).count
        heads = Rect(x: 0, y: 0, width: size.width, height: count)
        // The chosen lane is always among them.
        firstHead = max(0, min(race.chosen - count + 1, race.lanes.count - count))
        let middle = Rect(x: 0, y: count, width: size.width, height: max(0, size.height - count - rows - words))
        table = Rect(x: 0, y: middle.y + middle.height, width: size.width, height: rows)
        said = Rect(x: 0, y: size.height - words, width: size.width, height: words)
        guard middle.height > 2 else { return }
        if middle.width >= 110 {
            let left = middle.width * 2 / 5
            chart = Rect(x: middle.x, y: middle.y, width: left, height: middle.height)
            pictures = Rect(x: middle.x + left, y: middle.y, width: middle.width - left, height: middle.height)
        } else if race.picture == .losses {
            chart = middle
        } else {
            pictures = middle
        }
    }
}
