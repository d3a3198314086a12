import Catalogue

extension ReferenceKind {
    static let convolution1D = ReferenceKind("conv1d") { builder, entry, _ throws(ReferenceError) in
        try builder.addConvolution(.convolution1D, axes: 1, entry)
    }

    static let convolution2D = ReferenceKind("conv2d") { builder, entry, _ throws(ReferenceError) in
        try builder.addConvolution(.convolution2D, axes: 2, entry)
    }

    static let pooling = ReferenceKind("pooling") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        let axes = try builder.required(entry.input, "input").shape.count - 2
        guard 1...2 ~= axes else { throw config.bad("input", "of three or four axes") }
        let kinds = [
            "max": "max", "average": "average", "lp": "power", "global_average": "average", "global_max": "max",
        ]
        var chosen = try builder.lattice(entry, axes: axes)
        chosen["kind"] = .choice(try config.choice("kind", kinds))
        if try config.text("kind").hasPrefix("global") {
            chosen["whole"] = .flag(true)
        } else {
            for key in ["kernel", "stride", "padding"] where !config.isEmpty(key) {
                chosen[key] = .numbers(try config.numbers(key))
            }
        }
        if !config.isEmpty("count_padding") { chosen["count-padding"] = .flag(try config.flag("count_padding")) }
        if !config.isEmpty("p") { chosen["power"] = .number(try config.number("p")) }
        try builder.addSignal(axes == 1 ? .pooling1D : .pooling2D, chosen, entry)
    }

    static let networkInNetwork = ReferenceKind("network_in_network") { builder, entry, _ throws(ReferenceError) in
        let config = try ReferenceConfiguration(entry, builder.name)
        var chosen = try builder.lattice(entry, axes: 1)
        chosen["kernel"] = .numbers([try config.number("kernel")])
        chosen["padding"] = .numbers([try config.number("padding")])
        chosen["filters"] = .number(Double(try builder.required(entry.params?["Wc"], "params.Wc").shape.first ?? 0))
        try builder.addSignal(.networkInNetwork, chosen, entry)
    }
}

extension ReferenceCase.Builder {
    /// The channels and the height of a file's input, [batch, channels, ...], as settings.
    fileprivate func lattice(_ entry: ReferenceEntry, axes: Int) throws(ReferenceError) -> [String: SettingValue] {
        let shape = try required(entry.input, "input").checked("input", name, rank: axes + 2)
        var chosen: [String: SettingValue] = ["channels": .number(Double(shape[1]))]
        if axes == 2 { chosen["height"] = .number(Double(shape[2])) }
        return chosen
    }

    /// A unit whose rows are signals: settings that it does not allow, or that do not fit the input, are refused.
    fileprivate mutating func addSignal(
        _ unit: NeuronUnit, _ chosen: [String: SettingValue], _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        var reference = ReferenceUnit(unit, chosen)
        reference.isSignal = true
        try reference.check(config)
        let shape = try required(entry.input, "input").checked("input", name)
        if let reason = unit.misfit(shape.count / shape[0], SettingValues(unit.settings, chosen: chosen)) {
            throw config.bad("config", "such that the unit fits: \(reason)")
        }
        try addUnit(reference, entry)
    }

    fileprivate mutating func addConvolution(
        _ unit: NeuronUnit, axes: Int, _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let config = try ReferenceConfiguration(entry, name)
        var chosen = try lattice(entry, axes: axes)
        for key in ["kernel", "stride", "padding", "dilation"] { chosen[key] = .numbers(try config.numbers(key)) }
        chosen["groups"] = .number(try config.number("groups"))
        chosen["circular"] = .flag(
            try config.choice("padding_mode", ["zeros": "zeros", "circular": "circular"]) == "circular")
        chosen["filters"] = .number(Double(try required(entry.params?["W"], "params.W").shape.first ?? 0))
        try addSignal(unit, chosen, entry)
    }
}
