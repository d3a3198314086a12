import Catalogue
import Testing

@testable import Experiments

/// What is claimed of presets tells where a family of units shines and where it fails.
@Suite("Each family has presets that show it at its best and at its worst")
struct FamilyPresetTests {
    /// Families of the palette's core by the names of presets, for better and for worse.
    private static func shown() throws -> (shining: [String: Set<String>], failing: [String: Set<String>]) {
        let library = PresetLibrary.shipped
        let core = Dictionary(uniqueKeysWithValues: NeuronUnit.coreFamilies.map { ($0.name, $0.family) })
        func families(_ experiment: Experiment) -> Set<String> {
            Set((experiment.layers + [experiment.output]).compactMap { core[$0.unit] })
        }
        var (shining, failing) = ([String: Set<String>](), [String: Set<String>]())
        for name in library.names {
            let experiment = try library.preset(named: name)
            for expectation in experiment.expectations {
                let own = families(experiment)
                let rivals = try expectation.rival.map { families(try library.preset(named: $0)) } ?? []
                for family in own {
                    if expectation.isPraise {
                        shining[family, default: []].insert(name)
                    } else {
                        failing[family, default: []].insert(name)
                    }
                }
                // What beats a family shows where that fails.
                for family in rivals.subtracting(own) where expectation.isPraise {
                    failing[family, default: []].insert(expectation.rival ?? name)
                }
            }
        }
        return (shining, failing)
    }

    @Test(
        "with a claim that soma verify measures, one of each at least",
        arguments: Set(NeuronUnit.coreFamilies.map(\.family)).sorted())
    func both(family: String) throws {
        let shown = try Self.shown()
        let (best, worst) = (shown.shining[family] ?? [], shown.failing[family] ?? [])
        #expect(!best.isEmpty, "no preset shows \(family) at its best")
        #expect(!worst.isEmpty, "no preset shows where \(family) fails")
        #expect(best.union(worst).count >= 2, "\(family): \(best), \(worst)")
    }
}

extension Experiment.Expectation {
    /// Whether the claim speaks for the network: small errors, large shares.
    fileprivate var isPraise: Bool {
        let smallIsGood = metric.comparesByRatio || metric == .divergence
        return switch bound {
        case .atMost: smallIsGood
        case .atLeast: !smallIsGood
        }
    }
}
