/// Fused multiply-adds that never leave the registers: sixteen independent chains, more than any processor's
/// latency times ports asks for.
///
/// - Returns: floating-point operations done.
@inline(never)
public func multiplyAddRounds(_ rounds: Int) -> Int {
    typealias V = SIMD16<Float>
    let a = V(repeating: 0.999_999), b = V(repeating: 1e-6)
    var c0 = V(repeating: 1), c1 = c0, c2 = c0, c3 = c0, c4 = c0, c5 = c0, c6 = c0, c7 = c0
    var d0 = c0, d1 = c0, d2 = c0, d3 = c0, d4 = c0, d5 = c0, d6 = c0, d7 = c0
    for _ in 0..<rounds {
        c0 = b.addingProduct(c0, a)
        c1 = b.addingProduct(c1, a)
        c2 = b.addingProduct(c2, a)
        c3 = b.addingProduct(c3, a)
        c4 = b.addingProduct(c4, a)
        c5 = b.addingProduct(c5, a)
        c6 = b.addingProduct(c6, a)
        c7 = b.addingProduct(c7, a)
        d0 = b.addingProduct(d0, a)
        d1 = b.addingProduct(d1, a)
        d2 = b.addingProduct(d2, a)
        d3 = b.addingProduct(d3, a)
        d4 = b.addingProduct(d4, a)
        d5 = b.addingProduct(d5, a)
        d6 = b.addingProduct(d6, a)
        d7 = b.addingProduct(d7, a)
    }
    let sum = ((c0 + c1) + (c2 + c3)) + ((c4 + c5) + (c6 + c7)) + ((d0 + d1) + (d2 + d3)) + ((d4 + d5) + (d6 + d7))
    // The sum is used, so that the loop is not removed.
    return sum[0].isNaN ? 0 : rounds * 16 * V.scalarCount * 2
}
