import Catalogue
import ExpressionGraph

/// A measurement of a network on probe rows (some of the training rows): what it watches, as expressions of the
/// graph, and what it makes of their values.
///
/// A lens is one value in a file of its own, listed in `Lens.all`. It is computed only while somebody looks, or where
/// a goal, a claim, a lesson or `--lens` asks for it. How its reading is drawn is the reading's: a lens has no panel.
public struct Lens: Listed {
    /// Its name as commands and presets spell it, and what is computed.
    public let card: Card
    /// What a look costs, in words: B rows, L layers, U units.
    public let cost: String
    /// Steps between looks while a network trains.
    public let interval: Int
    /// What becomes a metric: `reading.numbers` has their values by key.
    public let numbers: [Number]
    /// What is evaluated on the probe rows. Gradients may be taken; watches of one name are an array in the order given.
    public let watches: @Sendable (ObservationGraph) -> [Watch]
    /// What the values say.
    public let read: @Sendable (WatchedValues) -> LensReading

    /// A number of a lens, to be aimed at and claimed.
    public struct Number: Sendable {
        /// Its key among `LensReading.numbers`, and the metric's in presets: "dead-share".
        public let key: String
        /// Within a sentence: "dead share".
        public let title: String
        /// What it can be; goals outside it are refused.
        public let range: ClosedRange<Double>
        /// Which values are better.
        public let direction: Metric.Direction
        /// How it is written: as a number or as a share.
        public let scale: ReadingScale

        /// A number by key and title.
        public init(
            _ key: String, title: String, range: ClosedRange<Double>, better direction: Metric.Direction,
            scale: ReadingScale = .number
        ) {
            (self.key, self.title, self.range, self.direction, self.scale) = (key, title, range, direction, scale)
        }
    }

    /// A lens that is looked at every `interval` steps while somebody looks.
    public init(
        _ card: Card, cost: String, interval: Int = 1, numbers: [Number] = [],
        watches: @escaping @Sendable (ObservationGraph) -> [Watch],
        read: @escaping @Sendable (WatchedValues) -> LensReading
    ) {
        (self.card, self.cost, self.interval, self.numbers) = (card, cost, interval, numbers)
        (self.watches, self.read) = (watches, read)
    }
}

/// A lens is its name.
extension Lens: Hashable {
    /// Lenses of one name are the same.
    public static func == (left: Lens, right: Lens) -> Bool { left.name == right.name }
    /// By the name alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Lens {
    /// All lenses, in the order in which they are offered.
    public static let all = Shelf([deadUnits, flatOutputs, signal, effectiveRank, similarity])

    /// Its numbers as metrics.
    public var metrics: [Metric] { numbers.map { Metric($0, of: self) } }
}

extension Metric {
    /// A number of a lens: reports have it where the lens was asked for.
    public init(_ number: Lens.Number, of lens: Lens) {
        self.init(
            number.key, title: number.title, range: number.range, better: number.direction, scale: number.scale,
            lens: lens
        ) { $0.measures[number.key] }
    }
}
