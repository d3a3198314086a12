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

    @inline(__always)
    func run(seed: UInt64, step: UInt64) {
        switch self {
        case .product(let operation): operation.run()
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
    func run() {
        matrixProduct(
            m, n, k, a, aTransposed: transposeA, b, bTransposed: transposeB, c, accumulate: accumulates,
            workspace: packing)
    }
}
