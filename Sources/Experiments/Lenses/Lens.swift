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
        public let key: String
        public let title: String
        public let range: ClosedRange<Double>
        public let direction: Metric.Direction
        public let scale: Metric.Scale

        public init(
            _ key: String, title: String, range: ClosedRange<Double>, better direction: Metric.Direction,
            scale: Metric.Scale = .number
        ) {
            (self.key, self.title, self.range, self.direction, self.scale) = (key, title, range, direction, scale)
        }
    }

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
    public static func == (left: Lens, right: Lens) -> Bool { left.name == right.name }
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

/// An expression that a lens looks at.
public struct Watch: Sendable {
    public let name: String
    /// What it is of, for captions: a layer's title.
    public let title: String
    public let value: Expr

    public init(_ name: String, title: String = "", _ value: Expr) {
        (self.name, self.title, self.value) = (name, title, value)
    }
}

/// What a lens watched, after a forward pass over the probe rows.
public struct WatchedValues: Sendable {
    /// One expression's values.
    public struct Matrix: Sendable {
        public let title: String
        /// [rows, columns]; the shape's first axis and all others.
        public let rows: Int
        public let columns: Int
        public let values: [Double]

        public init(title: String = "", rows: Int, columns: Int, values: [Double]) {
            (self.title, self.rows, self.columns, self.values) = (title, rows, columns, values)
        }
    }

    private let matrices: [String: [Matrix]]
    /// Of each probe row; empty for quantities.
    public let classes: [Int]

    public init(_ matrices: [String: [Matrix]], classes: [Int] = []) {
        (self.matrices, self.classes) = (matrices, classes)
    }

    /// What was watched by that name, in the order of the watches.
    public subscript(name: String) -> [Matrix] { matrices[name] ?? [] }
}
