import Execution
import ExpressionGraph
import Kernels
import Testing

/// Updates of several variables run as one loop, without touching anything else.
struct UpdateTests {
    private let shapes: [Shape] = [[3, 5], [5], [1], [7, 3], [16], [2, 2]]

    private func computation(rates: [Double]) -> Computation {
        let parameters = shapes.indices.map { Variable("p\($0)", shapes[$0]) }
        let means = shapes.indices.map { Variable("m\($0)", shapes[$0]) }
        let count = Variable("count", [])
        let loss = parameters.reduce(Expr.constant(0)) { $0 + sin($1.expression * 1.3).total }
        let gradients = gradient(of: square(loss), withRespectTo: parameters.map(\.expression))
        var assignments: [(variable: Variable, value: Expr)] = []
        for i in shapes.indices {
            let mean = means[i].expression * 0.9 + gradients[i] * 0.1
            assignments.append((parameters[i], parameters[i].expression - mean * count.expression * rates[i]))
            assignments.append((means[i], mean))
        }
        return Computation(
            variables: parameters + means + [count], assignments: assignments, outputs: [("loss", loss)])
    }

    private func loops(_ plan: Plan, assigning variables: Set<Int>) -> Int {
        plan.instructions.count { instruction in
            guard case .elementwise(let loop) = instruction else { return false }
            return loop.results.contains { variables.contains($0.target.offset) }
        }
    }

    @Test("updates of equal form are one loop, those of another form are not")
    func oneLoop() {
        let alike = Plan(computation(rates: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]))
        #expect(loops(alike, assigning: [alike.offset(ofVariable: "p0")]) == 1)
        let offsets = Set(shapes.indices.map { alike.offset(ofVariable: "p\($0)") })
        #expect(loops(alike, assigning: offsets) == 1)
        let unlike = Plan(computation(rates: [0.1, 0.1, 0.2, 0.2, 0.1, 0.1]))
        #expect(loops(unlike, assigning: offsets) == 3)
    }

    @Test("the slope of tanh is found with tanh, and kept in place of what both are made of")
    func partners() {
        let x = Variable("x", [40, 8]), w = Variable("w", [8, 24]), b = Variable("b", [24])
        let v = Variable("v", [24, 2])
        let hidden = tanh(matmul(x.expression, w.expression) + b.expression)
        let slope = gradient(of: square(matmul(hidden, v.expression)).total, withRespectTo: [w.expression])[0]
        let plan = Plan(
            Computation(variables: [x, w, b, v], assignments: [(w, w.expression - slope)], outputs: []))
        let loops = plan.instructions.compactMap { instruction -> ElementwiseLoop? in
            guard case .elementwise(let loop) = instruction else { return nil }
            return loop
        }
        let both = loops.filter { $0.steps.contains { $0.function == .tanh } }
        #expect(both.count == 1)
        #expect(both.first?.steps.map(\.function) == [.add, .tanh, .sechSquared])
        #expect(both.first?.results.map(\.step) == [1, 2])
        #expect(!loops.dropFirst().contains { $0.steps.contains { $0.function == .sechSquared } })
    }

    @Test("joined updates give what the interpreter gives, step after step")
    func values() {
        let computation = computation(rates: [0.1, 0.1, 0.1, 0.3, 0.3, 0.1])
        let plan = Plan(computation)
        let executor = Executor<Double>(plan)
        var values: [String: [Double]] = [:]
        for variable in computation.variables {
            values[variable.name] = (0..<variable.shape.count).map { Double($0 % 7) * 0.2 - 0.5 }
            executor[variable: variable.name] = values[variable.name] ?? []
        }
        for _ in 0..<5 {
            executor.run()
            let next = Interpreter(variables: values).values(computation.assignments.map(\.value))
            for (assignment, value) in zip(computation.assignments, next) { values[assignment.variable.name] = value }
        }
        for variable in computation.variables {
            for (got, expected) in zip(executor[variable: variable.name], values[variable.name] ?? []) {
                #expect(abs(got - expected) < 1e-12, "\(variable.name)")
            }
        }
    }

    @Test("a product that a sum alone uses is rounded with it")
    func fusedProducts() {
        let (a, b, c) = (Variable("a", [40]), Variable("b", [40]), Variable("c", [40]))
        let (x, y, z) = (a.expression, b.expression, c.expression)
        let product = x * y
        let outputs = [("sum", product + z), ("two", x * y + y * z), ("both", product * z)]
        let plan = Plan(Computation(variables: [a, b, c], outputs: outputs.map { (name: $0.0, value: $0.1) }))
        let functions = plan.instructions.flatMap { instruction -> [ElementwiseLoop.Function] in
            guard case .elementwise(let loop) = instruction else { return [] }
            return loop.steps.map(\.function)
        }
        // x·y is used three times and stays; y·z is absorbed.
        #expect(functions.count { $0 == .multiplyAdd } == 1)
        #expect(functions.count { $0 == .multiply } == 2)
    }
}
