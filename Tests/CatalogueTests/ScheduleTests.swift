import Catalogue
import ExpressionGraph
import Foundation
import Testing

struct ScheduleTests {
    @Test("Factors are those of the formula")
    func formulas() {
        #expect(factors(.constant, at: [0, 50, 100]) == [1, 1, 1])
        #expect(close(factors(.step, ["every": .number(10)], at: [0, 9, 10, 25]), [1, 1, 0.1, 0.01]))
        #expect(close(factors(.cosine, at: [0, 50, 100, 200]), [1, 0.5, 0, 0]))
        #expect(close(factors(.cosine, ["final": .number(0.2)], at: [0, 100]), [1, 0.2]))
        #expect(close(factors(.exponential, ["factor": .number(0.9)], at: [0, 3]), [1, 0.729]))
        #expect(
            close(factors(.linear, ["final": .number(0.5)], at: [0, 50, 100, 300]), [1, 0.75, 0.5, 0.5]))
    }

    @Test("Every schedule warms up, stays in [0, 1] and bears a plan of no steps")
    func warmup() {
        for schedule in Palette.schedules {
            let warm = factors(schedule, ["warmup": .number(4)], at: [0, 1, 3, 4])
            let cold = factors(schedule, at: [0, 1, 3, 4])
            #expect(close(warm, zip(cold, [0.25, 0.5, 1, 1]).map { $0 * $1 }), "\(schedule.name)")
            let unplanned = factors(schedule, at: [0, 7], planned: 0)
            #expect((warm + cold + unplanned).allSatisfy { (0...1).contains($0) }, "\(schedule.name)")
            #expect(!schedule.formula.isEmpty && !schedule.source.title.isEmpty)
        }
    }

    private func close(_ a: [Double], _ b: [Double]) -> Bool {
        disagreement(a, b, 1e-12, floor: 1e-15) == nil
    }

    private func factors(
        _ schedule: Schedule, _ chosen: [String: SettingValue] = [:], at steps: [Double],
        planned: Double = 100
    ) -> [Double] {
        let factor = schedule.factor(
            .variable("t", .scalar), .variable("T", .scalar), SettingValues(schedule.settings, chosen: chosen)
        )
        return steps.map { Interpreter(variables: ["t": [$0], "T": [planned]]).value(factor)[0] }
    }
}
