extension NeuronUnit {
    /// Activations that see a layer's units together; each is a layer of its own, after one without activation.
    public static let acrossUnits: [NeuronUnit] = [
        softmaxLayer, concatenatedReLU, negativeConcatenatedReLU, bipolarReLU, maxout, dualReLU, gatedLinear,
        maxMin, groupSort, householder, kWinners, localWinner, ash, hardASH, averageBiasedReLU, noisyReLU,
        probAct, smartMixed,
    ]

    /// The family they are listed under.
    static let acrossUnitsFamily = "Across units"
}
