/// The numbers the machine computes with: `Float` and `Double`, each with the vector type its loops use.
///
/// The vector functions are the ones every fused loop is made of; their error bounds stand beside them in
/// `Float+Functions….swift` and `Double+Functions….swift`.
///
/// The short ones (`minimum`, `floor`, the choices) are here because the standard library's generic forms of
/// them walk lane by lane: `pointwiseMin` and `.<` on a `T.Vector` become branches, on a concrete vector one
/// instruction. Generic `+`, `-`, `*`, `/`, `addingProduct` and `init(repeating:)` compile well as they are.
///
/// So what `Float` and `Double` have alike stays written twice: a minimum in an extension of this protocol is specialised to
/// twice the instructions of one on `SIMD16<Float>` (116 against 54, Swift 6.3.1, AVX-512).
public protocol Element: SIMDScalar, BinaryFloatingPoint, Codable, Sendable {
    /// One 64-byte register's worth of lanes.
    associatedtype Vector: SIMD where Vector.Scalar == Self

    /// eˣ.
    static func exp(_ x: Vector) -> Vector
    /// eˣ − 1, accurate near 0.
    static func expm1(_ x: Vector) -> Vector
    /// ln x; −∞ at 0, NaN below.
    static func log(_ x: Vector) -> Vector
    /// ln(1 + x), accurate near 0.
    static func log1p(_ x: Vector) -> Vector
    /// sin x, x in radians.
    static func sin(_ x: Vector) -> Vector
    /// cos x, x in radians.
    static func cos(_ x: Vector) -> Vector
    /// tan x, x in radians.
    static func tan(_ x: Vector) -> Vector
    /// arctan x, in radians.
    static func atan(_ x: Vector) -> Vector
    /// arcsin x, in radians; NaN beyond ±1.
    static func asin(_ x: Vector) -> Vector
    /// tanh x, never beyond ±1.
    static func tanh(_ x: Vector) -> Vector
    /// 1 / (1 + e⁻ˣ).
    static func sigmoid(_ x: Vector) -> Vector
    /// The error function, never beyond ±1.
    static func erf(_ x: Vector) -> Vector
    /// 1 / cosh² x.
    static func sechSquared(_ x: Vector) -> Vector
    /// tanh x and 1 / cosh² x from one exponential; not bit for bit those of the functions alone.
    static func tanhAndSechSquared(_ x: Vector) -> (Vector, Vector)
    /// 1 − erf x, accurate where erf x is near 1.
    static func erfc(_ x: Vector) -> Vector
    /// xʸ as in IEEE 754.
    static func pow(_ x: Vector, _ y: Vector) -> Vector

    /// The sum of all lanes, upper half onto lower half until one is left (a fixed order).
    static func sum(_ x: Vector) -> Self
    /// √x, correctly rounded; NaN below zero.
    static func squareRoot(_ x: Vector) -> Vector
    /// |x|.
    static func magnitude(_ x: Vector) -> Vector
    /// -x, with the sign of zero turned too (the library's prefix minus is 0 - x).
    static func negated(_ x: Vector) -> Vector
    /// The largest whole number not above x.
    static func floor(_ x: Vector) -> Vector
    /// The smaller of both; x where either is NaN.
    static func minimum(_ x: Vector, _ y: Vector) -> Vector
    /// The larger of both; x where either is NaN.
    static func maximum(_ x: Vector, _ y: Vector) -> Vector
    /// `yes` in the lanes where x < y, else `no`.
    static func choice(_ x: Vector, isLessThan y: Vector, yes: Vector, no: Vector) -> Vector
    /// `yes` in the lanes where x ≤ y, else `no`.
    static func choice(_ x: Vector, isAtMost y: Vector, yes: Vector, no: Vector) -> Vector
    /// `yes` in the lanes where x = y, else `no`.
    static func choice(_ x: Vector, equals y: Vector, yes: Vector, no: Vector) -> Vector

    /// Doubles as elements, rounded.
    static func elements(_ values: [Double]) -> [Self]
    /// Elements as doubles, exactly.
    static func doubles(_ values: [Self]) -> [Double]

    /// A row's number as an element; exact up to 2²⁴ in `Float`.
    init(row: Int)
    /// The element as a row's number; the element is a whole number within the range of `Int`.
    var row: Int { get }
}

// The standard library's generic conversions take a hundred times as long as these.
extension Float {
    /// Doubles as elements.
    public static func elements(_ values: [Double]) -> [Float] { values.map { Float($0) } }
    /// Elements as doubles.
    public static func doubles(_ values: [Float]) -> [Double] { values.map { Double($0) } }
    /// A row's number as an element.
    @inline(__always) public init(row: Int) { self = Float(row) }
    /// The element as a row's number.
    @inline(__always) public var row: Int { Int(self) }
}

extension Double {
    /// Doubles as elements.
    public static func elements(_ values: [Double]) -> [Double] { values }
    /// Elements as doubles.
    public static func doubles(_ values: [Double]) -> [Double] { values }
    /// A row's number as an element.
    @inline(__always) public init(row: Int) { self = Double(row) }
    /// The element as a row's number.
    @inline(__always) public var row: Int { Int(self) }
}
