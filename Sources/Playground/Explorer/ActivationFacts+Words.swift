import Catalogue
import Cells

extension ExplorerControls {
    /// Facts in a sentence.
    static func words(_ facts: ActivationFacts) -> String {
        var words = [facts.isMonotone ? "monotone" : "non-monotone"]
        if facts.isEven { words.append("even") }
        if facts.isOdd { words.append("odd") }
        words.append(facts.isBounded ? "bounded" : "unbounded")
        words.append("mean \(NumberText.significant(facts.mean))")
        words.append("E f² \(NumberText.significant(facts.secondMoment))")
        words.append("E f′² \(NumberText.significant(facts.slopeEnergy))")
        words.append(facts.lipschitz.map { "max |f′| \(NumberText.significant($0))" } ?? "no bound on |f′|")
        return words.joined(separator: ", ")
    }
}
