import Catalogue
import Experiments

/// The numbers of lenses over the steps at which somebody looked through them, within bounded memory.
public struct LensCourse: Sendable {
    /// What a lens measured at a step.
    struct Look: Hashable, Sendable {
        let step: Int
        let numbers: [String: Double]
    }

    /// Looks kept of a lens; when there are more, every second one goes.
    static let limit = 400

    /// Whether the lens panel shows the course in place of the reading.
    public internal(set) var isShown = false
    private var looks: [Lens: [Look]] = [:]

    /// Looks through a lens, the earliest first.
    func looks(through lens: Lens) -> [Look] { looks[lens] ?? [] }

    /// Keeps what was found at a step; a run that begins again begins its course again.
    mutating func take(_ readings: [Lens: LensReading], step: Int) {
        for (lens, reading) in readings where !reading.numbers.isEmpty {
            var own = looks[lens] ?? []
            if let last = own.last?.step {
                if last > step { own = [] }
                if last == step { own.removeLast() }
            }
            own.append(Look(step: step, numbers: reading.numbers))
            if own.count > Self.limit { own = own.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) }
            looks[lens] = own
        }
    }

    /// Another network: nothing of this is about it.
    mutating func forget() { looks = [:] }

    /// A curve for each number of a lens over the steps.
    func chart(of lens: Lens) -> LensChart {
        let looks = looks(through: lens)
        let curves = lens.metrics.map { metric in
            LensChart.Curves.Curve(
                metric.title,
                looks.compactMap { look in look.numbers[metric.key].map { (x: Double(look.step), y: $0) } })
        }
        var chart = LensChart.Curves(curves.filter { !$0.points.isEmpty }, x: "step")
        chart.emptyText = "no numbers yet: train while this panel is on the screen"
        return .curves(chart)
    }
}
