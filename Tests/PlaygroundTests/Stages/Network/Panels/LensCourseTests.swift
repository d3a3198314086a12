import Catalogue
import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("The numbers of a lens over steps")
struct LensCourseTests {
    private func reading(_ value: Double) -> [Lens: LensReading] {
        [.deadUnits: LensReading(.bars(.init([])), numbers: ["dead-share": value])]
    }

    @Test("are kept in bounded memory, over all of the run, and begin again with it")
    func bounded() {
        var course = LensCourse()
        for step in 0..<5000 { course.take(reading(Double(step) / 5000), step: step) }
        let looks = course.looks(through: .deadUnits)
        #expect(looks.count <= LensCourse.limit && looks.count > LensCourse.limit / 2)
        #expect(looks.first?.step == 0 && looks.last?.step == 4999)
        #expect(looks.allSatisfy { $0.numbers["dead-share"] == Double($0.step) / 5000 })
        guard case .curves(let curves) = course.chart(of: .deadUnits) else { return #expect(Bool(false), "no curves") }
        #expect(curves.curves.map(\.points.count) == [looks.count])
        course.take(reading(0.5), step: 3)
        #expect(course.looks(through: .deadUnits).map(\.step) == [3])
    }

    @Test("are drawn in the lens panel when asked for")
    func shown() {
        var state = Screens.plain.state
        _ = update(&state, .look(at: .lens, row: Lens.all.firstIndex(of: .deadUnits)))
        #expect(state.panels.focus == .lens && !state.panel(.lens).title.contains("over steps"))
        _ = update(&state, .event(.key(.enter, [])))
        #expect(state.panel(.lens).title == "Dead units over steps")
    }
}
