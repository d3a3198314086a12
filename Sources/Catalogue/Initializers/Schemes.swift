extension InitializationScheme {
    /// Keeps the variance of the signal through any activation; He's rule for ReLU, LeCun's for raw inputs.
    public static let signal = InitializationScheme(
        "signal", aliases: ["unit-variance"], title: "Constant signal",
        formula: "N(0, gain²/fan in), gain = 1/√E[f(z)²] of the activation below, z ~ N(0, 1)",
        source: Source(
            "Poole et al.", 2016, "Exponential expressivity in deep neural networks through transient chaos",
            "arXiv 1606.05340")
    ) { .heNormal(fanIn: $0.fanIn, gain: $0.gain) }

    /// Keeps the variance of the gradient through any activation, rather than that of the signal.
    public static let gradient = InitializationScheme(
        "gradient", aliases: ["unit-gradient"], title: "Constant gradient",
        formula: "N(0, gain²/fan out), gain = 1/√E[f′(z)²] of the activation below, z ~ N(0, 1)",
        source: Source(
            "Poole et al.", 2016, "Exponential expressivity in deep neural networks through transient chaos",
            "arXiv 1606.05340")
    ) { .heNormal(fanIn: $0.fanOut, gain: $0.slopeGain) }

    /// Uniform, with the mean of both fans.
    public static let xavier = InitializationScheme(
        "xavier", aliases: ["glorot", "xavier-uniform", "glorot-uniform"], title: "Xavier, uniform",
        formula: "U(±√(6/(fan in + fan out)))", source: glorot
    ) { .xavierUniform(fanIn: $0.fanIn, fanOut: $0.fanOut, gain: 1) }

    /// Normal, with the mean of both fans.
    public static let xavierNormal = InitializationScheme(
        "xavier-normal", aliases: ["glorot-normal"], title: "Xavier, normal", formula: "N(0, 2/(fan in + fan out))",
        source: glorot
    ) { .xavierNormal(fanIn: $0.fanIn, fanOut: $0.fanOut, gain: 1) }

    /// Uniform, for rectifiers.
    public static let he = InitializationScheme(
        "he", aliases: ["kaiming", "he-uniform", "kaiming-uniform"], title: "He, uniform", formula: "U(±√(6/fan in))",
        source: heEtAl
    ) { .heUniform(fanIn: $0.fanIn, gain: 2.0.squareRoot()) }

    /// Normal, for rectifiers.
    public static let heNormal = InitializationScheme(
        "he-normal", aliases: ["kaiming-normal"], title: "He, normal", formula: "N(0, 2/fan in)", source: heEtAl
    ) { .heNormal(fanIn: $0.fanIn, gain: 2.0.squareRoot()) }

    /// Normal, for signals of variance 1.
    public static let lecun = InitializationScheme(
        "lecun", aliases: ["lecun-normal"], title: "LeCun, normal", formula: "N(0, 1/fan in)",
        source: Source("LeCun et al.", 1998, "Efficient BackProp", "10.1007/3-540-49430-8_2")
    ) { .lecunNormal(fanIn: $0.fanIn) }

    /// Times the gain of the activation below, without which depth shrinks the signal of all but linear nets.
    public static let orthogonal = InitializationScheme(
        "orthogonal", title: "Orthogonal", formula: "gain · Q, QᵀQ = 1 or QQᵀ = 1",
        source: Source(
            "Saxe, McClelland and Ganguli", 2014,
            "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
            "arXiv 1312.6120")
    ) { .orthogonal(gain: $0.gain) }

    /// The TensorFlow Playground's.
    public static let uniform = InitializationScheme(
        "uniform", aliases: ["playground"], title: "Uniform on ±0.5", formula: "U(±0.5)",
        source: Source(
            "Smilkov et al.", 2017, "Direct-Manipulation Visualization of Deep Networks", "arXiv 1708.03788")
    ) { _ in .symmetric(0.5) }

    /// What PyTorch's Linear does when nobody chooses.
    public static let pytorch = InitializationScheme(
        "pytorch", aliases: ["torch"], title: "PyTorch's Linear", formula: "U(±1/√fan in), offsets too",
        source: Source(
            "Paszke et al.", 2019, "PyTorch: An Imperative Style, High-Performance Deep Learning Library",
            "arXiv 1912.01703"),
        start: .pytorch)

    /// Units of one layer stay equal for ever: to see why weights must differ.
    public static let zeros = InitializationScheme(
        "zeros", aliases: ["zero"], title: "Zeros", formula: "0",
        source: Source(
            "Rumelhart, Hinton and Williams", 1986, "Learning representations by back-propagating errors",
            "10.1038/323533a0")
    ) { _ in .zeros }

    private static let glorot = Source(
        "Glorot and Bengio", 2010, "Understanding the difficulty of training deep feedforward neural networks"
    )
    private static let heEtAl = Source("He et al.", 2015, "Delving Deep into Rectifiers", "arXiv 1502.01852")
}
