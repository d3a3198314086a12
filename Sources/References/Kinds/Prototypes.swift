import Catalogue
import ExpressionGraph

extension ReferenceKind {
    static let prototype = ReferenceKind("prototype") { builder, entry, _ throws(ReferenceError) in
        try builder.addPrototypes(entry)
    }

    static let infiniteNetwork = ReferenceKind("one_nn_activation") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        guard !config.isEmpty("kind") else { return try builder.addHermiteMix(try config.number("d"), entry) }
        let kinds = ["optimal": "optimal", "h2": "nearest", "relu": "majority"]
        let depth = try config.number("depth")
        guard let kernel = DualKernel(rawValue: try config.choice("kind", kinds)), 0...1000 ~= depth else {
            throw config.bad("depth", "from 0 to 1000")
        }
        let x = try builder.variable("input", entry.input, rank: 2)
        let dimensions = config.isEmpty("d") ? 2 : try config.number("d")
        let y = kernel.cosine(x, depth: Int(depth), dimensions: dimensions)
        try builder.expectOutput(y, gradientsOf: x, [], entry)
    }
}

extension ReferenceCase.Builder {
    /// Scores of classes; shares of prototypes; or the loss of learning vector quantisation.
    fileprivate mutating func addPrototypes(_ entry: ReferenceEntry) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        let labels = try config.numbers("prototype_labels")
        let classes = (labels.max() ?? 0) + 1
        guard classes >= 1, classes <= 1024, labels.count.isMultiple(of: Int(classes)),
            labels == labels.indices.map({ Double($0 / (labels.count / Int(classes))) })
        else { throw config.bad("prototype_labels", "as many of each class, class after class") }
        let each = Double(labels.count) / classes
        if !config.isEmpty("score"), try config.text("score") == "normalised" {
            let sigma = try config.number("sigma")
            var reference = ReferenceUnit(.normalisedRadialBasis, ["width": .choice("gamma")])
            reference.given = ["s": { [Double](repeating: 1 / (sigma * sigma), count: $0.count) }]
            try addUnit(reference, entry)
            return
        }
        var reference = ReferenceUnit(.prototypeClassifier, ["prototypes": .number(each)])
        guard config.isEmpty("labels") else {
            try reference.check(config)
            return try addVectorQuantisation(reference, classes: Int(classes), config, entry)
        }
        reference.chosen["score"] = .choice(try config.choice("score", ["sum": "sum", "max": "max", "log": "log"]))
        reference.chosen["sigma"] = .number(try config.number("sigma"))
        try reference.check(config)
        try addUnit(reference, entry)
    }

    private mutating func addVectorQuantisation(
        _ reference: ReferenceUnit, classes: Int, _ config: ReferenceConfiguration, _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let x = try variable("input", entry.input, rank: 2)
        let labels = try config.numbers("labels")
        guard labels.count == x.shape[0] else { throw config.bad("labels", "\(x.shape[0]) numbers") }
        let (y, parameters, _) = try layer(reference, x, units: classes, try entry.params ?? [:])
        let target = Expr.table(
            labels.flatMap { label in (0..<classes).map { Double($0) == label ? 1.0 : 0 } }, [labels.count, classes])
        let isBent = try config.choice("transfer", ["identity": "identity", "sigmoid": "sigmoid"]) == "sigmoid"
        let loss = Loss.learningVectorQuantization
        let settings = SettingValues(
            loss.settings, chosen: ["steepness": .number(isBent ? try config.number("beta") : 0)])
        let perRow = loss.perSample(y, target, settings).reshaped([labels.count])
        try expectOutput(perRow, gradientsOf: x, parameters, entry)
    }

    /// A dense layer with the activation of the optimal network.
    fileprivate mutating func addHermiteMix(_ d: Double, _ entry: ReferenceEntry) throws(ReferenceError) {
        let x = try variable("input", entry.input, rank: 2)
        let units = try required(entry.output, "output").checked("output", name, rank: 2)[1]
        let reference = ReferenceUnit(.dense, fileNames: ["weight": "W", "bias": "b"])
        let (z, parameters, _) = try layer(reference, x, units: units, try entry.params ?? [:])
        let y = Activation.hermiteMix.function(z, [.constant(d)])
        try expectOutput(y, gradientsOf: x, parameters, entry)
    }
}
