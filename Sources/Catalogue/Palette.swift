/// All that can be chosen by name: the listing that presets, palettes and the examinations read.
public enum Palette {
    /// In the order of the palette.
    public static let units: [NeuronUnit] =
        [.dense, .residual, .dropout, .layerNorm, .inputFeatures, .fourierFeatures] + NeuronUnit.coreFamilies
        + NeuronUnit.acrossUnits

    /// Activations that look at more than one number at a time.
    public static let vectorUnits: [NeuronUnit] = NeuronUnit.acrossUnits

    /// Family by family.
    public static let activations: [Activation] =
        Activation.linearAndStep + Activation.rectifiers + Activation.bentRectifiers + Activation.exponentials
        + Activation.softRamps + Activation.selfGated + Activation.gatedBySigmoid + Activation.gatedByNormal
        + Activation.sigmoids + Activation.boundedRamps + Activation.waves + Activation.bumps
        + Activation.shrinkages + Activation.polynomials + Activation.backwardRules + Activation.adaptive

    /// For regression first, then for classes.
    public static let losses: [Loss] = [
        .meanSquaredError, .halfSquaredError, .meanAbsoluteError, .huber, .binaryCrossEntropy,
        .softmaxCrossEntropy, .hinge,
    ]

    /// From the plainest to the most adaptive.
    public static let optimizers: [Optimizer] = [
        .sgd, .momentum, .nesterov, .adagrad, .rmsprop, .adam, .adamW, .lbfgs,
    ]

    /// How the learning rate may change.
    public static let schedules: [Schedule] = [.constant, .step, .cosine, .exponential, .linear]

    /// What weights may be charged for.
    public static let regularizers: [Regularizer] = [.l1, .l2]

    /// How weight matrices may be filled.
    public static let schemes: [InitializationScheme] = [
        .auto, .gradient, .xavier, .xavierNormal, .he, .heNormal, .lecun, .orthogonal, .uniform, .pytorch, .zeros,
    ]

    /// The unit of a name or alias, in any case.
    public static func unit(named name: String) -> NeuronUnit? { unitsByName[key(name)] }
    /// The activation of a name or alias, in any case.
    public static func activation(named name: String) -> Activation? { activationsByName[key(name)] }
    /// The loss of a name or alias, in any case.
    public static func loss(named name: String) -> Loss? { lossesByName[key(name)] }
    /// The optimizer of a name or alias, in any case.
    public static func optimizer(named name: String) -> Optimizer? { optimizersByName[key(name)] }
    /// The schedule of a name or alias, in any case.
    public static func schedule(named name: String) -> Schedule? { schedulesByName[key(name)] }
    /// The regularizer of a name or alias, in any case.
    public static func regularizer(named name: String) -> Regularizer? { regularizersByName[key(name)] }
    /// The initialization scheme of a name or alias, in any case.
    public static func scheme(named name: String) -> InitializationScheme? { schemesByName[key(name)] }

    /// What two spellings of one name share: case, spaces, hyphens and underscores do not tell names apart.
    public static func key(_ name: String) -> String {
        name.lowercased().filter { !" -_".contains($0) }
    }

    private static let unitsByName = index(units) { [$0.name] + $0.aliases }
    private static let activationsByName = index(activations) { [$0.name] + $0.aliases }
    private static let lossesByName = index(losses) { [$0.name] + $0.aliases }
    private static let optimizersByName = index(optimizers) { [$0.name] + $0.aliases }
    private static let schedulesByName = index(schedules) { [$0.name] }
    private static let regularizersByName = index(regularizers) { [$0.name] + $0.aliases }
    private static let schemesByName = index(schemes) { [$0.name] + $0.aliases }

    /// Entries by the keys of their names; the first of two that share one wins (a test forbids it).
    private static func index<Entry>(_ entries: [Entry], names: (Entry) -> [String]) -> [String: Entry] {
        var result: [String: Entry] = [:]
        for entry in entries {
            for name in names(entry) where result[key(name)] == nil { result[key(name)] = entry }
        }
        return result
    }
}
