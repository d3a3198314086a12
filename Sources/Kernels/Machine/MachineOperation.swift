/// An instruction with its memory resolved: values without references, so that running it counts none.
enum MachineOperation<T: Element> {
    case product(ProductOperation<T>)
    case loop(LoopOperation<T>)
    case moments(MomentUpdate<T>)
    case reduction(ReductionOperation<T>)
    case addition(AdditionOperation<T>)
    case copy(CopyOperation<T>)
    case gather(GatherOperation<T>)
    case scatterAdd(GatherOperation<T>)
    case random(RandomOperation<T>)
    case splines(SplineOperation<T>)

    init(
        _ instruction: Instruction, loop: LoweredLoop?, memory: UnsafeMutablePointer<T>,
        packing: UnsafeMutablePointer<T>, owned: OwnedMemory
    ) {
        switch instruction {
        case .product(let p): self = .product(ProductOperation(p, memory: memory, packing: packing))
        case .elementwise(let elementwise):
            if let update = MomentUpdate(elementwise, memory: memory, owned: owned) {
                self = .moments(update)
            } else {
                self = .loop(LoopOperation(loop!, memory: memory, owned: owned))  // lowered above
            }
        case .reduction(let r): self = .reduction(ReductionOperation(r, memory: memory))
        case .addition(let a): self = .addition(AdditionOperation(a, memory: memory))
        case .copy(let c): self = .copy(CopyOperation(c, memory: memory, owned: owned))
        case .gather(let g): self = .gather(GatherOperation(g, memory: memory))
        case .scatterAdd(let g): self = .scatterAdd(GatherOperation(g, memory: memory))
        case .random(let r): self = .random(RandomOperation(r, memory: memory))
        case .splines(let s): self = .splines(SplineOperation(s, memory: memory, owned: owned))
        }
    }

    /// - Parameter abandonment: who may ask that a long product be given up; `nil` where it must be whole.
    @inline(__always)
    func run(seed: UInt64, step: UInt64, _ abandonment: Abandonment?) {
        switch self {
        case .product(let operation): operation.run(abandonment)
        case .loop(let operation): operation.run()
        case .moments(let operation): operation.run()
        case .reduction(let operation): operation.run()
        case .addition(let operation): operation.run()
        case .copy(let operation): operation.run()
        case .gather(let operation): operation.gather()
        case .scatterAdd(let operation): operation.scatterAdd()
        case .random(let operation): operation.run(seed: seed, step: step)
        case .splines(let operation): operation.run()
        }
    }
}

struct ProductOperation<T: Element> {
    let m: Int, n: Int, k: Int
    let a: UnsafePointer<T>, b: UnsafePointer<T>, c: UnsafeMutablePointer<T>
    let transposeA: Bool, transposeB: Bool, accumulates: Bool
    let packing: UnsafeMutablePointer<T>

    init(_ p: Instruction.Product, memory: UnsafeMutablePointer<T>, packing: UnsafeMutablePointer<T>) {
        (m, n, k) = (p.m, p.n, p.k)
        a = UnsafePointer(memory + p.a.offset)
        b = UnsafePointer(memory + p.b.offset)
        c = memory + p.c.offset
        (transposeA, transposeB, accumulates) = (p.transposeA, p.transposeB, p.accumulates)
        self.packing = packing
    }

    @inline(__always)
    func run(_ abandonment: Abandonment?) {
        if let abandonment, m * n * k > Self.longWork { return runInParts(abandonment) }
        matrixProduct(
            m, n, k, a, aTransposed: transposeA, b, bTransposed: transposeB, c, accumulate: accumulates,
            workspace: packing)
    }

    /// Multiplications after which somebody is asked whether to go on: some tens of milliseconds.
    private static var longWork: Int { 1 << 30 }
    /// Rows of a part, and summands: whole blocks of the product, so that every part is computed as in one piece.
    private static var grain: Int { 1024 }

    /// Part by part, in the same order of summation: rows of A and C, or where A lies on its side what is summed over.
    @inline(never)
    private func runInParts(_ abandonment: Abandonment) {
        let byRows = !transposeA
        guard byRows || !transposeB else {
            return matrixProduct(
                m, n, k, a, aTransposed: transposeA, b, bTransposed: transposeB, c, accumulate: accumulates,
                workspace: packing)
        }
        let extent = byRows ? m : k
        let rest = m * n * k / extent
        let wanted = Swift.max(1, Self.longWork / rest / Self.grain) * Self.grain
        var start = 0
        while start < extent, !abandonment.isAsked {
            // No part is so short that it would be computed in another way.
            let length = extent - start < 2 * wanted ? extent - start : wanted
            if byRows {
                matrixProduct(
                    length, n, k, a + start * k, aTransposed: false, b, bTransposed: transposeB, c + start * n,
                    accumulate: accumulates, workspace: packing)
            } else {
                matrixProduct(
                    m, n, length, a + start * m, aTransposed: true, b + start * n, bTransposed: false, c,
                    accumulate: accumulates || start > 0, workspace: packing)
            }
            start += length
        }
    }
}
