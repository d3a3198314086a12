extension NeuronUnit {
    /// Cells that speak in spikes.
    public static let spiking: [NeuronUnit] = [
        leakyIntegrateAndFire, adaptiveIntegrateAndFire, ultraIntegrateAndFire, izhikevich, excitatoryInhibitory,
    ]

    /// The family they are listed under.
    static let spikingFamily = "Spiking"
}
