import Cells
import Training

/// The mouse on the race's screen; there is a key for each of these too.
extension State {
    /// A press: on a lane's row or picture chooses it, on the losses reads them at that moment.
    mutating func pressInRace(at point: Point, _ body: Rect) -> [Effect] {
        let local = Point(x: point.x - body.x, y: point.y - body.y)
        let layout = RaceLayout(race, size: body.size)
        if layout.heads.contains(local) {
            race.chosen = layout.firstHead + local.y - layout.heads.y
        } else if layout.table.contains(local) {
            let window = RaceView(race: race).lanes(look).window(height: layout.table.height)
            let row = local.y - layout.table.y - 1
            if row >= 0, row < window.visible.count { race.chosen = window.visible.lowerBound + row }
        } else if let pictures = layout.pictures, pictures.contains(local) {
            let places = RacePictures(race: race, picture: race.picture).places(in: pictures)
            if let place = places.first(where: { $0.rect.contains(local) }) { race.chosen = place.lane }
        } else {
            readRace(at: point, body)
        }
        race.settle()
        return lookAtLanes()
    }

    /// The moment under the pointer is shown; at the end of the lines, the newest.
    mutating func readRace(at point: Point, _ body: Rect) {
        let local = Point(x: point.x - body.x, y: point.y - body.y)
        guard let rect = RaceLayout(race, size: body.size).chart, rect.contains(local) else { return }
        let chart = RaceChart(race: race)
        func step(_ column: Int) -> Int? { chart.step(atColumn: column, in: Box.interior(of: rect), look: look) }
        guard let found = step(local.x) else { return }
        // The middle of the last column lies before the last step.
        let isLast = step(local.x + 1) == nil
        race.cursor = isLast || found >= (race.step ?? 0) ? nil : found
    }

    /// The wheel goes through moments over losses and pictures, and through lanes elsewhere.
    mutating func wheelInRace(up: Bool, _ point: Point, _ body: Rect) -> [Effect] {
        let local = Point(x: point.x - body.x, y: point.y - body.y)
        let layout = RaceLayout(race, size: body.size)
        if layout.heads.contains(local) || layout.table.contains(local) { return perform(.move(up ? .up : .down)) }
        return perform(.move(up ? .right : .left))
    }
}
