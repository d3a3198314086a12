import Catalogue

extension Experiment {
    /// A lesson that a preset tells: what to do and see, a question, and something to reach by oneself.
    public struct Lesson: Hashable, Sendable {
        /// Told one after the other.
        public var steps: [String]
        /// To be answered before the reveal.
        public var question: String
        /// Answers to choose from; empty where the answer is in one's own words.
        public var choices: [String]
        /// Which of the choices is right; `nil` where there are none.
        public var answer: Int?
        /// What is behind it, shown after the answer.
        public var reveal: String
        /// What is to be reached, and within which conditions.
        public var goal: LessonGoal
        /// Changes that reach the goal, each as path=value.
        public var solution: [String]

        /// A lesson; without choices the answer is in one's own words.
        public init(
            steps: [String], question: String, choices: [String] = [], answer: Int? = nil, reveal: String,
            goal: LessonGoal, solution: [String] = []
        ) {
            self.steps = steps
            self.question = question
            self.choices = choices
            self.answer = answer
            self.reveal = reveal
            self.goal = goal
            self.solution = solution
        }
    }

    /// What is to be reached by changing the lesson's preset, and what may not be changed.
    ///
    /// The data stay, there are no more steps than the lesson's, and layers are of kinds that the lesson has.
    public struct LessonGoal: Hashable, Sendable {
        /// What is measured at the end of the run.
        public var metric: Metric
        /// What the metric's value must keep.
        public var bound: Expectation.Bound
        /// The task in words: "bring the dead share under 5 %".
        public var task: String
        /// Names of activations that may not be used; then no typed formulas either.
        public var without: [String]
        /// Names of the only activations that may be used; empty for all.
        public var only: [String]
        /// The most parameters the network may have.
        public var parameters: Int?
        /// What must stay as the lesson has it.
        public var kept: [Kept]

        /// A part of the preset that a goal can hold fast.
        public enum Kept: String, Hashable, Sendable, CaseIterable {
            /// How many layers there are, of which kinds and widths.
            case layers
            /// The initializer, and where biases begin.
            case start

            /// As a condition of the goal.
            public var sentence: String {
                switch self {
                case .layers: "The layers and their widths stay."
                case .start: "The initializer and the biases' start stay."
                }
            }
        }

        /// A goal without conditions but those that are named.
        public init(
            _ metric: Metric, _ bound: Expectation.Bound, task: String, without: [String] = [],
            only: [String] = [], parameters: Int? = nil, kept: [Kept] = []
        ) {
            self.metric = metric
            self.bound = bound
            self.task = task
            self.without = without
            self.only = only
            self.parameters = parameters
            self.kept = kept
        }
    }
}
