import Catalogue
import Problems

/// The whole description of a run: what is learned, by what network, and how.
///
/// Two equal experiments give the same numbers to the last bit. Names in it are those of the catalogue; a
/// value of this type that was read from a file or edited on the screen has been validated.
public struct Experiment: Hashable, Sendable {
    /// A few words, for lists and the top of the screen; empty for none.
    public var title: String
    /// What to look for, for the person who opens it.
    public var note: String
    /// What is learned: a set, a table, a picture or a formula, and how it is split and scaled.
    public var data: ProblemSource
    /// The hidden layers, from the input on.
    public var layers: [Layer]
    /// The last layer; its width follows from the data.
    public var output: Layer
    /// What of the network is compared with the data.
    public var objective: Objective
    /// How outputs are compared with targets; "auto" takes what suits the task.
    public var loss: Choice
    /// How directions for the parameters are found from a batch.
    public var rule: Choice
    /// How directions and the learning rate become steps.
    public var optimizer: Choice
    /// The learning rate.
    public var rate: Double
    /// How the learning rate changes over the steps planned.
    public var schedule: Choice
    /// The bound on gradients; `nil` leaves them as they are.
    public var clipping: Clipping?
    /// Rows of a step; 0 takes all rows at once.
    public var batch: Int
    /// Factor of the L1 penalty, the sum of the weights' magnitudes.
    public var l1: Double
    /// Factor of the L2 penalty, half the sum of squared weights.
    public var l2: Double
    /// The rule that fills weights; `nil` leaves it to each unit.
    public var initialization: String?
    /// Factors on the learning rate by role of the parameter ("weight", "spline", "frequency").
    public var rateFactors: [String: Double]
    /// Whether numbers have 32 bits or 64.
    public var precision: Precision
    /// Steps planned: where `soma train` stops, what schedules and progress bars count on.
    public var steps: Int
    /// Decides initial weights, the order of batches and noise within the network; data have a seed of their own.
    public var seed: UInt64
    /// When the run counts as won; `nil` for none.
    public var goal: Goal?
    /// Parts of the run with settings of their own and changes of the network between them; empty for one run
    /// as it stands. `steps` is then the sum of theirs.
    public var phases: [Phase]
    /// Claims that `soma verify` measures.
    public var expectations: [Expectation]
    /// Rivals it is raced against; `nil` where it stands alone.
    public var race: RacePlan?
    /// What it teaches, if it is a lesson.
    public var lesson: Lesson?
    /// Values of settings that have no property of their own, by the keys of their fields; those that are the defaults
    /// are not written down. See `StoredSetting`.
    var settings: [String: SettingValue] = [:]

    /// A network of those layers with the settings that hold where a preset says nothing.
    public init(data: ProblemSource, layers: [Layer] = [], output: Layer = Layer(unit: "dense", activation: nil)) {
        title = ""
        note = ""
        self.data = data
        self.layers = layers
        self.output = output
        objective = .values
        loss = Choice("auto")
        rule = Choice("backpropagation")
        optimizer = Choice("adam")
        rate = 0.01
        schedule = Choice("constant")
        batch = 32
        l1 = 0
        l2 = 0
        rateFactors = [:]
        precision = .single
        steps = 2000
        seed = 1
        phases = []
        expectations = []
    }

    /// A catalogue entry by name, with the settings that differ from its defaults.
    public struct Choice: Hashable, Sendable {
        /// The entry's name, as the catalogue spells it.
        public var name: String
        /// Values of its settings, by name; what is missing is the default.
        public var settings: [String: SettingValue]

        /// An entry, with the settings that are not its defaults.
        public init(_ name: String, _ settings: [String: SettingValue] = [:]) {
            self.name = name
            self.settings = settings
        }
    }

    /// One layer: its unit, how wide it is, and what follows it.
    public struct Layer: Hashable, Sendable {
        /// The name of a catalogue unit.
        public var unit: String
        /// Outputs, where the unit's width is chosen.
        public var width: Int
        /// `nil` for none; "auto" for the unit's own default.
        public var activation: ActivationChoice?
        /// Values of the unit's settings, by name; what is missing is the default.
        public var settings: [String: SettingValue]
        /// Factor of the L1 penalty on this layer's weights, beside that on all.
        public var l1 = 0.0
        /// Factor of the L2 penalty, half the sum of squared weights.
        public var l2 = 0.0
        /// Weights are put back into ± this after every step; `nil` leaves them free.
        public var limit: Double?

        /// A layer without penalties and limits of its own.
        public init(
            unit: String, width: Int = 8, activation: ActivationChoice? = .auto,
            settings: [String: SettingValue] = [:]
        ) {
            self.unit = unit
            self.width = width
            self.activation = activation
            self.settings = settings
        }
    }

    /// An activation by name, with values for its parameters and which of them are trained.
    public struct ActivationChoice: Hashable, Sendable {
        /// Its name, or a typed formula of x.
        public var name: String
        /// Values, by parameter, that differ from the defaults.
        public var parameters: [String: Double]
        /// Whether parameters are trained; `nil` leaves it to each parameter.
        public var learned: Bool?
        /// Whether each unit has parameters of its own, rather than the layer.
        public var perUnit: Bool

        /// An activation with the catalogue's values for parameters that are not named.
        public init(
            _ name: String, parameters: [String: Double] = [:], learned: Bool? = nil, perUnit: Bool = false
        ) {
            self.name = name
            self.parameters = parameters
            self.learned = learned
            self.perUnit = perUnit
        }

        /// What the unit's entry names as its default.
        public static let auto = ActivationChoice("auto")
    }

    /// Limits on gradients before they are used.
    public enum Clipping: Hashable, Sendable {
        /// Every element to ±limit.
        case value(Double)
        /// All together to this Euclidean length.
        case norm(Double)
    }

    /// What of the network the loss compares with what of the data.
    public enum Objective: String, Hashable, Sendable, CaseIterable {
        /// Outputs with targets.
        case values
        /// The outputs' slopes along the inputs with those of the targets, which the network never sees: it is
        /// right up to a constant. Scores compare values once that constant is taken away.
        ///
        /// Source: Sitzmann et al. 2020, section 4.1, Solving the Poisson equation (arXiv 2006.09661)
        case gradient
    }

    /// Which of a network's outputs over time are compared with the data. Data without time have one output.
    public enum Readout: String, Hashable, Sendable, CaseIterable {
        /// That of the last time step.
        case last
        /// Each with the target of its time step, or with the one target of the sequence.
        case every
        /// Their mean over time.
        case mean
    }

    /// The numbers that a run computes with: `Float` or `Double`.
    public enum Precision: String, Hashable, Sendable, CaseIterable { case single, double }

    /// When a run counts as won.
    public struct Goal: Hashable, Sendable {
        /// What is aimed at.
        public var metric: Metric
        /// The value to reach: from above where lower is better, from below where higher is.
        public var value: Double

        /// A goal for a metric.
        public init(_ metric: Metric, _ value: Double) {
            self.metric = metric
            self.value = value
        }
    }
}
