import Catalogue
import ExpressionGraph

extension ReferenceKind {
    /// The matrices of a Legendre memory, over time and of one step, and the weights that read it.
    static let legendreWindows = ReferenceKind("lmu_matrices") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let (order, window) = (try config.number("order"), try config.number("theta"))
        guard (1...64).contains(order), order == order.rounded() else { throw config.bad("order", "1 to 64") }
        guard (0.1...1e6).contains(window) else { throw config.bad("theta", "0.1 to 1000000") }
        let d = Int(order)
        func expect(_ field: String, _ values: [Double], columns: Int) throws(ReferenceError) {
            try builder.expect(field, .table(values, [values.count / columns, columns]), entry.field(field), field)
        }
        let rate = LegendreWindow.rate(order: d)
        try expect("A", rate.a, columns: d)
        try expect("B", rate.b, columns: 1)
        for (suffix, isHeld) in [("zoh", true), ("euler", false)] {
            let memory = LegendreWindow(order: d, window: window, isHeld: isHeld)
            try expect("A_" + suffix, memory.a, columns: d)
            try expect("B_" + suffix, memory.b, columns: 1)
        }
        let places: [Double] = try builder.required(entry.field("read_at"), "read_at")
        guard !places.isEmpty, places.allSatisfy({ (0...1).contains($0) }) else {
            throw config.bad("read_at", "numbers from 0 to 1")
        }
        let memory = LegendreWindow(order: d, window: window, isHeld: true)
        try expect("read_weights", places.flatMap { memory.reading(at: $0) }, columns: d)
    }
}
