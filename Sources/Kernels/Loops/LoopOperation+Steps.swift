// The body of every fused loop: one function over a block of whole registers.

extension UnsafeMutablePointer where Pointee: Element {
    @inline(__always)
    func vector(_ index: Int) -> Pointee.Vector {
        UnsafeRawPointer(self + index * Pointee.Vector.scalarCount).loadUnaligned(as: Pointee.Vector.self)
    }

    @inline(__always)
    func store(_ value: Pointee.Vector, _ index: Int) {
        UnsafeMutableRawPointer(self + index * Pointee.Vector.scalarCount).storeBytes(
            of: value, as: Pointee.Vector.self)
    }

    /// The sum of `first` and of this many vectors: four registers side by side.
    @inline(__always)
    func sum(ofVectors count: Int, startingWith first: Pointee.Vector) -> Pointee.Vector {
        var (a, b, c, d) = (first, Pointee.Vector.zero, Pointee.Vector.zero, Pointee.Vector.zero)
        var i = 0
        while i + 4 <= count {
            a += vector(i)
            b += vector(i + 1)
            c += vector(i + 2)
            d += vector(i + 3)
            i += 4
        }
        while i < count {
            a += vector(i)
            i += 1
        }
        return (a + b) + (c + d)
    }
}

extension LoopOperation.Step {
    typealias V = T.Vector
    typealias Places = UnsafeMutablePointer<UnsafeMutablePointer<T>>

    @inline(__always)
    private func one(_ places: Places, _ vectors: Int, _ f: (V) -> V) {
        let d = places[Int(target)], x = places[Int(a)]
        for i in 0..<vectors { d.store(f(x.vector(i)), i) }
    }

    /// A function that finds out two things at once.
    @inline(__always)
    private func both(_ places: Places, _ vectors: Int, _ f: (V) -> (V, V)) {
        let d = places[Int(target)], e = places[Int(partner)], x = places[Int(a)]
        for i in 0..<vectors {
            let (y, z) = f(x.vector(i))
            d.store(y, i)
            e.store(z, i)
        }
    }

    @inline(__always)
    private func two(_ places: Places, _ vectors: Int, _ f: (V, V) -> V) {
        let d = places[Int(target)], x = places[Int(a)], y = places[Int(b)]
        switch form {
        case .first:
            let s = V(repeating: x.pointee)
            for i in 0..<vectors { d.store(f(s, y.vector(i)), i) }
        case .second:
            let s = V(repeating: y.pointee)
            for i in 0..<vectors { d.store(f(x.vector(i), s), i) }
        default: for i in 0..<vectors { d.store(f(x.vector(i), y.vector(i)), i) }
        }
    }

    @inline(__always)
    private func three(_ places: Places, _ vectors: Int, _ f: (V, V, V) -> V) {
        let d = places[Int(target)], x = places[Int(a)], y = places[Int(b)], z = places[Int(c)]
        switch form {
        case .second:
            let s = V(repeating: y.pointee)
            for i in 0..<vectors { d.store(f(x.vector(i), s, z.vector(i)), i) }
        case .third:
            let s = V(repeating: z.pointee)
            for i in 0..<vectors { d.store(f(x.vector(i), y.vector(i), s), i) }
        case .secondAndThird:
            let s = V(repeating: y.pointee), t = V(repeating: z.pointee)
            for i in 0..<vectors { d.store(f(x.vector(i), s, t), i) }
        default: for i in 0..<vectors { d.store(f(x.vector(i), y.vector(i), z.vector(i)), i) }
        }
    }

    /// Adds the block's values, which may end within a register, to their running sum.
    @inline(__always)
    func addToSum(_ places: Places, _ length: Int) {
        let values = places[Int(target)], running = places[Int(sum)]
        let vectors = length / V.scalarCount
        running.store(values.sum(ofVectors: vectors, startingWith: running.vector(0)), 0)
        for j in vectors * V.scalarCount..<length { running.pointee += values[j] }
    }

    @inline(__always)
    func run(_ places: Places, _ n: Int) {
        let unit = V(repeating: 1)
        // Maximum and minimum keep a NaN of either side: one that hid it would hide where it began.
        switch function {
        case .copy: one(places, n) { $0 }
        case .negate: one(places, n) { T.negated($0) }
        case .reciprocal: one(places, n) { unit / $0 }
        case .absolute: one(places, n) { T.magnitude($0) }
        case .sign:
            one(places, n) { x in
                let positive = T.choice(.zero, isLessThan: x, yes: unit, no: x)
                return T.choice(x, isLessThan: .zero, yes: -unit, no: positive)
            }
        case .square: one(places, n) { $0 * $0 }
        case .squareRoot: one(places, n) { T.squareRoot($0) }
        case .exp: one(places, n) { T.exp($0) }
        case .expm1: one(places, n) { T.expm1($0) }
        case .log: one(places, n) { T.log($0) }
        case .log1p: one(places, n) { T.log1p($0) }
        case .sin: one(places, n) { T.sin($0) }
        case .cos: one(places, n) { T.cos($0) }
        case .tan: one(places, n) { T.tan($0) }
        case .arcsin: one(places, n) { T.asin($0) }
        case .arctan: one(places, n) { T.atan($0) }
        case .tanh where partner >= 0: both(places, n) { T.tanhAndSechSquared($0) }
        case .tanh: one(places, n) { T.tanh($0) }
        case .sigmoid: one(places, n) { T.sigmoid($0) }
        case .erf: one(places, n) { T.erf($0) }
        case .sechSquared: one(places, n) { T.sechSquared($0) }
        case .erfc: one(places, n) { T.erfc($0) }
        case .floor: one(places, n) { T.floor($0) }
        case .round: one(places, n) { $0.rounded(.toNearestOrEven) }
        case .add: two(places, n) { $0 + $1 }
        case .subtract: two(places, n) { $0 - $1 }
        case .multiply: two(places, n) { $0 * $1 }
        case .divide: two(places, n) { $0 / $1 }
        case .power: two(places, n) { T.pow($0, $1) }
        case .maximum:
            two(places, n) { T.choice($0, isLessThan: $1, yes: $1, no: T.choice($1, equals: $1, yes: $0, no: $1)) }
        case .minimum:
            two(places, n) { T.choice($1, isLessThan: $0, yes: $1, no: T.choice($1, equals: $1, yes: $0, no: $1)) }
        case .less: two(places, n) { T.choice($0, isLessThan: $1, yes: unit, no: .zero) }
        case .lessOrEqual: two(places, n) { T.choice($0, isAtMost: $1, yes: unit, no: .zero) }
        case .equal: two(places, n) { T.choice($0, equals: $1, yes: unit, no: .zero) }
        case .multiplyAdd: three(places, n) { $2.addingProduct($0, $1) }
        case .select: three(places, n) { T.choice($0, equals: .zero, yes: $2, no: $1) }
        }
    }
}
