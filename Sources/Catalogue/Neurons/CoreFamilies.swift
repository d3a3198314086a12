extension NeuronUnit {
    /// The families of the first palette: functions on edges, Fourier layers, fields, arithmetic, Padé,
    /// quadratic and multiplet neurons.
    public static let coreFamilies: [NeuronUnit] = [
        kan, multiplicationNodes, bSplineMLP, fourierKAN, chebyshevKAN, reluKAN, afKAN, radialKAN, selectableKAN,
        fan, gatedFAN,
        siren, wireReal, wire, fourierReparameterised, tensorFactored, coordinateModulated,
        radialBasis, normalisedRadialBasis, adaptiveRadialBasis,
        nac, nacProduct, nalu, iNALU, nau, nmu,
        rationalActivation, paonA, paonS,
        quadratic, reLinear, shrinkingReLinear, compactQuadratic, productQuadratic, powerQuadratic, squareQuadratic,
        residualQuadratic, quadraticForm,
        multiplet,
    ]
}
