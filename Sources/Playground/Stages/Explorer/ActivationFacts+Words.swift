import Catalogue
import Cells

extension ActivationFacts {
    /// In a line: properties and numbers with their signs.
    var words: String {
        let numbers = [
            "mean \(NumberText.significant(mean))", "E f² \(NumberText.significant(secondMoment))",
            "E f′² \(NumberText.significant(slopeEnergy))",
            lipschitz.map { "max |f′| \(NumberText.significant($0))" } ?? "no bound on |f′|",
        ]
        return (properties + numbers).joined(separator: ", ")
    }

    /// As they are read aloud, without signs.
    var spoken: String {
        let numbers = [
            "of Gaussian data it makes a mean of \(NumberText.significant(mean))",
            "a mean square of \(NumberText.significant(secondMoment))",
            "and a mean squared slope of \(NumberText.significant(slopeEnergy))",
            lipschitz.map { "steepest slope \(NumberText.significant($0))" } ?? "no bound on its slope",
        ]
        return (properties + numbers).joined(separator: ", ")
    }

    private var properties: [String] {
        [isMonotone ? "monotone" : "non-monotone"] + (isEven ? ["even"] : []) + (isOdd ? ["odd"] : [])
            + [isBounded ? "bounded" : "unbounded"]
    }
}
