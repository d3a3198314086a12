import ExpressionGraph

/// What makes a unit special, as expressions to be looked at. A unit says in its formula which microscope it
/// offers (`LayerContext.show`); what is shown is evaluated from the layer's own variables.
///
/// Shapes: B batch, I inputs, U units.
public enum Microscope: Sendable {
    case edges(Edges)
    case curves(Curves)
    case frequencies(Frequencies)
    case weights(EffectiveWeights)
    case rational(Rational)
    /// A polynomial of second degree in all inputs, [B, U]: the layer before its activation.
    case quadratic(Expr)
    case centres(Centres)
    case means(Means)
    /// Anything that a chart can draw as it is.
    case lens(UnitLens)

    /// A function on every edge from an input to a unit; they are summed.
    public struct Edges: Sendable {
        /// What sums to an edge's value, by name, each [B, U, I].
        public var parts: [LayerContext.Named]
        /// For each input the points between which it is at home, in order, [I, N]; `nil` where there are none.
        public var knots: Expr?
        /// The names of functions that edges have become, [U·I]; "" for the others.
        public var functions: [String]

        public init(_ parts: [LayerContext.Named], knots: Expr? = nil, functions: [String] = []) {
            (self.parts, self.knots, self.functions) = (parts, knots, functions)
        }

        /// The edges' values, [B, U, I].
        public var values: Expr { parts.dropFirst().reduce(parts[0].expression) { $0 + $1.expression } }
    }

    /// A learned function of each unit's own sum.
    public struct Curves: Sendable {
        /// What goes into the functions, [B, U].
        public var argument: Expr
        /// Where they are drawn, rising.
        public var points: [Double]
        /// What sums to a function, by name, at these points: [N, U].
        public var parts: [LayerContext.Named]
        /// Between these the functions are at home.
        public var home: ClosedRange<Double>

        public init(of argument: Expr, at points: [Double], _ parts: [LayerContext.Named], home: ClosedRange<Double>) {
            (self.argument, self.points, self.parts, self.home) = (argument, points, parts, home)
        }
    }

    /// Waves of the inputs.
    public struct Frequencies: Sendable {
        /// The angular frequency of each of M waves along each input, [M, I].
        public var vectors: Expr
        /// How strong each is, [M]; `nil` where they are only directions for what follows.
        public var amplitudes: Expr?
        /// Whether the waves run over the places of the layer's weights, not over its inputs.
        public var isOfWeights: Bool

        public init(_ vectors: Expr, amplitudes: Expr? = nil, isOfWeights: Bool = false) {
            (self.vectors, self.amplitudes, self.isOfWeights) = (vectors, amplitudes, isOfWeights)
        }
    }

    /// Weights that mean something exact at −1, 0 and 1.
    public struct EffectiveWeights: Sendable {
        /// What a unit makes of its weights and inputs.
        public enum Reading: Hashable, Sendable {
            /// Σ w x
            case sum
            /// Π (w x + 1 − w), w in [0, 1]
            case product
            /// Π |x|^w
            case powers
        }

        /// A path of the unit: its weights, [U, I].
        public struct Path: Sendable {
            /// What the weights of the path mean.
            public var reading: Reading
            /// As many as the path has, [U, I].
            public var weights: Expr
        }

        /// One for each way through the unit.
        public var paths: [Path]
        /// The share of the first path, from 0 to 1, [U] or [B, U]; the second has the rest. `nil` for one path.
        public var gate: Expr?

        public init(_ paths: [(Reading, Expr)], gate: Expr? = nil) {
            self.paths = paths.map { Path(reading: $0.0, weights: $0.1) }
            self.gate = gate
        }
    }

    /// A quotient of polynomials.
    public struct Rational: Sendable {
        /// Above and below the line, [B, U].
        public var numerator: Expr
        /// Of the shape of the numerator; near 0 there is a pole.
        public var denominator: Expr
        /// Their degrees along each input.
        public var degrees: (numerator: Int, denominator: Int)
        /// Whether the denominator is a polynomial: then it may have roots. Absolute values keep it from 0.
        public var mayHavePoles: Bool

        public init(_ numerator: Expr, _ denominator: Expr, degrees: (Int, Int), mayHavePoles: Bool) {
            (self.numerator, self.denominator) = (numerator, denominator)
            (self.degrees, self.mayHavePoles) = ((degrees.0, degrees.1), mayHavePoles)
        }
    }

    /// Places among the inputs, and how far each reaches.
    public struct Centres: Sendable {
        /// [K, I]
        public var places: Expr
        /// The distance at which each has fallen visibly, [K].
        public var radii: Expr

        public init(_ places: Expr, radii: Expr) { (self.places, self.radii) = (places, radii) }
    }

    /// Weighted means of the inputs, somewhere between the least and the greatest.
    public struct Means: Sendable {
        /// [B, U]
        public var mean: Expr
        /// Not negative, [U, I].
        public var weights: Expr
        /// The exponent of each unit.
        public var powers: [Double]

        public init(_ mean: Expr, weights: Expr, powers: [Double]) {
            (self.mean, self.weights, self.powers) = (mean, weights, powers)
        }
    }
}
