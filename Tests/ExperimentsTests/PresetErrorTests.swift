import Testing

@testable import Experiments

/// The keys of a preset, in the order of the table.
private let presetKeys: [String] = Experiment.fields.map(\.key).filter { !$0.contains(".") }

/// Every metric's key, as a sentence lists them.
private let metricKeys: String = {
    let keys = Metric.all.map(\.key)
    return keys.dropLast().joined(separator: ", ") + " or " + keys[keys.count - 1]
}()

@Suite("Mistakes in presets are told in words")
struct PresetErrorTests {
    /// The messages of a preset that has mistakes; empty where it has none.
    static func messages(_ text: String, overrides: [String] = []) -> String {
        do {
            _ = try Experiment(presetText: text, file: "p.yaml", overrides: overrides)
            return ""
        } catch {
            return error.description
        }
    }

    @Test(
        "The form of a file",
        arguments: [
            ("", "p.yaml: there is nothing in it, expected a preset such as “data: spiral”"),
            (
                "# only a comment\n",
                "p.yaml: there is nothing in it, expected a preset such as “data: spiral”"
            ),
            ("~", "p.yaml, line 1: found nothing, expected a mapping such as {key: value}"),
            ("spiral", "p.yaml, line 1: found “spiral”, expected a mapping such as {key: value}"),
            ("[1, 2]", "p.yaml, line 1: found a list of 2, expected a mapping such as {key: value}"),
            (
                "data: spiral\n---\ndata: xor\n",
                "p.yaml, line 2: a second document begins here, expected one preset in a file"
            ),
            ("data: [1, 2\n", "p.yaml, line 2: not valid YAML: did not find expected ',' or ']'"),
            (
                "data: spiral\n\tsteps: 3\n",
                "p.yaml, line 2: not valid YAML: found a tab character that violates indentation"
            ),
            ("data: \u{1}x\n", "p.yaml, line 1: not valid YAML: control characters are not allowed"),
            (
                "data: &here spiral\ntitle: x\n",
                "p.yaml, line 1: anchors and aliases (& and *) are not allowed in a preset; in quotes they are text"
            ),
            (
                "data: spiral\ntitle: *x\n",
                "p.yaml, line 2: anchors and aliases (& and *) are not allowed in a preset; in quotes they are text"
            ),
            ("data: !secret spiral\n", "p.yaml, line 1: the tag “!secret” is not allowed in a preset"),
            (
                "data: !!python/object {set: xor}",
                "p.yaml, line 1: the tag “tag:yaml.org,2002:python/object” is not allowed in a preset"
            ),
            ("data: spiral\n<<: {steps: 3}\n", "p.yaml, line 2: merging with << is not allowed in a preset"),
            ("data: spiral\n? [a]\n: b\n", "p.yaml, line 2: a key must be a word"),
            ("data: spiral\nsteps: 5\nsteps: 6\n", "p.yaml, line 2: “steps” is given twice"),
            ("data: spiral\nsteps: 5\nSteps: 6\n", "p.yaml, line 3: “Steps” is given twice"),
        ])
    func form(_ text: String, _ expected: String) {
        #expect(Self.messages(text) == expected)
    }

    @Test(
        "Keys",
        arguments: [
            ("title: x", "p.yaml, line 1: “data” is missing"),
            ("data: xor\nstpes: 3", "p.yaml, line 2, stpes: there is no such key; did you mean “steps”?"),
            (
                "data: xor\nzzz: 3",
                "p.yaml, line 2, zzz: there is no such key; the keys here are "
                    + presetKeys.prefix(20).joined(separator: ", ")
                    + ", … (\(presetKeys.count) in all)"
            ),
            (
                "data: iris\nnetwork: [{unit: dropout, units: 3}]",
                "p.yaml, line 2, network[0].units: the width of “dropout” follows from its input, so it has no “units”"
            ),
            (
                "data: xor\noutput: {unit: dense, units: 3}",
                "p.yaml, line 2, output.units: the width of the output layer follows from the data, so it has no “units”"
            ),
            (
                "data: xor\nnetwork: [{activation: {name: tanh, a: 2}}]",
                "p.yaml, line 2, network[0].activation.a: there is no such key; the keys here are name"
            ),
            (
                "data: {noise: 0}",
                "p.yaml, line 1, data: expected one of set, csv, formula, picture, arithmetic, sequence"
            ),
            ("data: {set: xor, csv: a.csv}", "p.yaml, line 1, data: “set” and “csv” exclude each other"),
            (
                "data: {set: iris, noise: 1}",
                "p.yaml, line 1, data.noise: there is no such key; the keys here are set, train, scaling, seed"
            ),
            (
                "data: xor\noptimizer: {schedule: {final: 0}}",
                "p.yaml, line 2, optimizer.schedule: “kind” is missing"
            ),
        ])
    func keys(_ text: String, _ expected: String) {
        #expect(Self.messages(text) == expected)
    }

    @Test(
        "Names, with the one that was probably meant",
        arguments: [
            ("data: spirl", "p.yaml, line 1, data: there is no data set “spirl”; did you mean “spiral”?"),
            (
                "data: xor\nnetwork:\n  - {unit: dens}",
                "p.yaml, line 3, network[0].unit: there is no unit “dens”; did you mean “dense”?"
            ),
            (
                "data: xor\nnetwork:\n  - {unit: dense, activation: tahn}",
                "p.yaml, line 3, network[0].activation: there is no activation “tahn”; did you mean “tanh”?"
            ),
            ("data: xor\nloss: hubr", "p.yaml, line 2, loss: there is no loss “hubr”; did you mean “huber”?"),
            (
                "data: xor\noptimizer: adma",
                "p.yaml, line 2, optimizer: there is no optimizer “adma”; did you mean “adam”?"
            ),
            (
                "data: xor\noptimizer: {schedule: cosin}",
                "p.yaml, line 2, optimizer.schedule: there is no schedule “cosin”; did you mean “cosine”?"
            ),
            (
                "data: xor\ninitializer: hee",
                "p.yaml, line 2, initializer: there is no initializer “hee”; did you mean “he”?"
            ),
            (
                "data: xor\nprecision: duoble",
                "p.yaml, line 2, precision: found “duoble”, expected single or double; did you mean “double”?"
            ),
            (
                "data: {formula: x*y, ranges: {x: [0, 1], zz: [0, 1]}}",
                "p.yaml, line 1, data.ranges.zz: there is no variable “zz”"
            ),
            (
                "data: {sequence: [sine, stepp]}",
                "p.yaml, line 1, data.sequence[1]: there is no data set “stepp”; did you mean “step”?"
            ),
        ])
    func names(_ text: String, _ expected: String) {
        #expect(Self.messages(text) == expected)
    }

    @Test(
        "Values",
        arguments: [
            (
                "data: xor\nsteps: many",
                "p.yaml, line 2, steps: found “many”, expected a whole number from 1 to 1000000000"
            ),
            (
                "data: xor\nsteps:",
                "p.yaml, line 2, steps: found nothing, expected a whole number from 1 to 1000000000"
            ),
            (
                "data: xor\nsteps: 0",
                "p.yaml, line 2, steps: found “0”, expected a whole number from 1 to 1000000000"
            ),
            (
                "data: xor\nsteps: \"5\"",
                "p.yaml, line 2, steps: found “5”, expected a whole number from 1 to 1000000000"
            ),
            (
                "data: xor\nbatch: 1000001",
                "p.yaml, line 2, batch: found “1000001”, expected a whole number from 1 to 1000000, or “all”"
            ),
            (
                "data: xor\nseed: -1",
                "p.yaml, line 2, seed: found “-1”, expected a whole number from 0 to 18446744073709551615"
            ),
            ("data: xor\nl1: .nan", "p.yaml, line 2, l1: found “.nan”, expected a number from 0 to 1000"),
            ("data: xor\nl2: nan", "p.yaml, line 2, l2: found “nan”, expected a number from 0 to 1000"),
            (
                "data: xor\noptimizer: {rate: .inf}",
                "p.yaml, line 2, optimizer.rate: found “.inf”, expected a number from 0 to 1000"
            ),
            (
                "data: xor\noptimizer: {rate: 1e999}",
                "p.yaml, line 2, optimizer.rate: found “1e999”, expected a number from 0 to 1000"
            ),
            (
                "data: xor\noptimizer: {beta1: 1}",
                "p.yaml, line 2, optimizer.beta1: found “1”, expected a number from 0.0 to 0.9999"
            ),
            (
                "data: xor\noptimizer: {clip: {norm: 1, value: 1}}",
                "p.yaml, line 2, optimizer.clip: found a mapping, expected exactly one of the keys norm or value"
            ),
            ("data: xor\nnetwork: dense", "p.yaml, line 2, network: found “dense”, expected a list"),
            (
                "data: xor\nnetwork: [[dense]]",
                "p.yaml, line 2, network[0]: found a list of one, expected a name or a mapping"
            ),
            (
                "data: xor\nnetwork: [{units: 4097}]",
                "p.yaml, line 2, network[0].units: found “4097”, expected a whole number from 1 to 4096"
            ),
            (
                "data: xor\nnetwork: [{unit: dense, bias: perhaps}]",
                "p.yaml, line 2, network[0].bias: found “perhaps”, expected true or false"
            ),
            ("data: xor\nnetwork: [{times: 64}, dense]", "p.yaml, line 2, network: more than 64 layers"),
            (
                "data: xor\noutput: dropout",
                "p.yaml, line 2, output: the width of “dropout” follows from its input; an output layer needs a unit whose width can be chosen"
            ),
            (
                "data: xor\ngoal: {test-accuracy: 98}",
                "p.yaml, line 2, goal.test-accuracy: found “98”, expected a number from 0 to 1"
            ),
            (
                "data: xor\ngoal: {}",
                "p.yaml, line 2, goal: found a mapping, expected exactly one of the keys \(metricKeys)"
            ),
            (
                "data: {set: xor, train: 0}",
                "p.yaml, line 1, data.train: found “0”, expected a number above 0 and at most 1"
            ),
            (
                "data: {set: xor, noise: 0.6}",
                "p.yaml, line 1, data.noise: found “0.6”, expected a number from 0 to 0.5"
            ),
            (
                "data: {formula: \"x +\"}",
                "p.yaml, line 1, data.formula: column 4: expected a number, a name or “(”, found the end"
            ),
            (
                "data: {formula: \"1 + 2\"}",
                "p.yaml, line 1, data.formula: formula “1 + 2”: found no variable, expected one such as x"
            ),
            (
                "data: {formula: x, range: [1, 0]}",
                "p.yaml, line 1, data.range: the range of data.range is 1 to 0, expected finite ends, the lower first"
            ),
            (
                "data: {formula: x, range: 1}",
                "p.yaml, line 1, data.range: found “1”, expected a lower and an upper end such as [-1, 1]"
            ),
            (
                "data: {formula: x, range: [0, 2], wider: [1, 3]}",
                "p.yaml, line 1, data.wider: the wider range of inputs is 1 to 3, expected it to hold the training range 0 to 2"
            ),
            (
                "data: {arithmetic: add, beyond: []}",
                "p.yaml, line 1, data.beyond: found a list of 0, expected a range such as [-1, 1], or a list of ranges"
            ),
            (
                "data: {csv: a.csv, header: maybe}",
                "p.yaml, line 1, data.header: found “maybe”, expected yes, no or auto"
            ),
            (
                "data: xor\ntitle: \"a\\eb\"",
                "p.yaml, line 2, title: found a control character, expected plain text"
            ),
            ("data: xor\ntitle: \"a\\nb\"", "p.yaml, line 2, title: found “a b”, expected one line of text"),
            ("data: xor\ntitle: {a: b}", "p.yaml, line 2, title: found a mapping, expected one line of text"),
            (
                "data: xor\ntitle: " + String(repeating: "x", count: 201),
                "p.yaml, line 2, title: longer than the limit of 200 characters"
            ),
        ])
    func values(_ text: String, _ expected: String) {
        #expect(Self.messages(text) == expected)
    }

    @Test("All mistakes of a file are told at once, in its order")
    func allAtOnce() {
        let text = """
            title: [x]
            data: {set: spirl, noise: 9}
            network:
              - {unit: dense, units: 0, activation: tahn}
              - {unit: kam}
              - {unit: dense, unist: 3}
            optimizer: {kind: adam, rate: -1, beta3: 0}
            steps: 1.5
            """
        #expect(
            Self.messages(text) == """
                p.yaml, line 1, title: found a list of one, expected one line of text
                p.yaml, line 2, data.set: there is no data set “spirl”; did you mean “spiral”?
                p.yaml, line 4, network[0].units: found “0”, expected a whole number from 1 to 4096
                p.yaml, line 4, network[0].activation: there is no activation “tahn”; did you mean “tanh”?
                p.yaml, line 5, network[1].unit: there is no unit “kam”; did you mean “kan”?
                p.yaml, line 6, network[2].unist: there is no such key; did you mean “units”?
                p.yaml, line 7, optimizer.rate: found “-1”, expected a number from 0 to 1000
                p.yaml, line 7, optimizer.beta3: there is no such key; did you mean “beta1”?
                p.yaml, line 8, steps: found “1.5”, expected a whole number from 1 to 1000000000
                """)
    }

    @Test("Of very many mistakes only the first hundred are told one by one")
    func manyMistakes() throws {
        let keys = (0..<150).map { "wrong\($0): 1\n" }.joined()
        let lines = Self.messages("data: xor\n" + keys).split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines.last == "… and 50 more")
    }

    @Test("Quotations cannot disturb a terminal")
    func quotations() {
        let message = Self.messages(
            "data: xor\nprecision: \"\\e[31mred\\u202e\\n" + String(repeating: "x", count: 500) + "\"")
        #expect(message.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202e })
        #expect(message.count < 200)
        #expect(message.contains("expected single or double"))
    }

    @Test(
        "Files that cannot be read are told as such",
        arguments: [
            ("/nowhere/p.yaml", "/nowhere/p.yaml: there is no such file"),
            ("/", "/: this is a folder, expected a file"),
            ("/dev/zero", "/dev/zero: this is a device or a pipe, expected a regular file"),
            ("a\u{0}b", "a b: there is no such file"),
        ])
    func files(_ path: String, _ expected: String) {
        let error = #expect(throws: PresetErrors.self) { try Experiment(presetFile: path) }
        #expect(error?.description == expected)
    }
}
