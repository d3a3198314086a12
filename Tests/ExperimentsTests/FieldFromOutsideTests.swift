import Problems
import Testing

@testable import Experiments

// What a setting is: this much, in one file, and its name in `Experiment.fields`.

extension Experiment {
    /// Steps without a better loss after which the run may stop.
    fileprivate var patience: Int {
        get { self[.patience] }
        set { self[.patience] = newValue }
    }
}

extension StoredSetting<Int> {
    fileprivate static let patience = wholeNumber(
        "patience", default: 100, in: 1...1000, "Steps without a better loss after which the run may stop.")
}

extension ExperimentField {
    fileprivate static let patience = ExperimentField(
        .patience, \.patience, title: "patience", owner: .lane, reach: .words, inPhases: true, group: .training,
        rank: 100)
}

@Suite("A setting from outside, by one file")
struct FieldFromOutsideTests {
    private let fields = Experiment.fields + [.patience]

    private func read(_ text: String) throws -> Experiment {
        try PresetReader.experiment(PresetNode.parsed(text, file: nil), file: nil, folder: nil, fields: fields)
    }

    private func refusal(_ text: String) throws -> String? {
        do { _ = try read(text) } catch let errors as PresetErrors { return errors.description }
        return nil
    }

    @Test("is read, with its limits and the nearest name")
    func reading() throws {
        #expect(try read("data: xor").patience == 100)
        #expect(try read("data: xor\npatience: 7").patience == 7)
        #expect(
            try refusal("data: xor\npatience: 0")
                == "line 2, patience: found “0”, expected a whole number from 1 to 1000")
        #expect(
            try refusal("data: xor\npatince: 7") == "line 2, patince: there is no such key; did you mean “patience”?")
    }

    @Test("is written where it is not the default, in phases too")
    func writing() throws {
        let writer = PresetWriter(fields: fields)
        for text in [
            "data: xor\n", "data: xor\npatience: 7\n", "data: xor\nphases:\n  - {train: 5, patience: 100}\n",
        ] { #expect(writer.text(try read(text)) == text) }
    }

    @Test("is worded, is a row of the settings panel, and travels in a change")
    func elsewhere() throws {
        let plain = try read("data: xor"), patient = try read("data: xor\npatience: 500")
        let difference = try #require(Experiment.differences(of: [plain, patient], fields: fields).first)
        #expect(difference.name == "patience" && difference.values == ["100", "500"])
        let row = try #require(plain.rows(of: .patience).first)
        #expect(row.title == "patience" && row.value == "100" && row.group == .training)
        #expect(row.setting(try #require(row.entry("500")), in: plain) == patient)
        let change = ExperimentChange(from: plain, to: patient, fields: fields)
        #expect(change.changes(.patience) && change.keys.count == 1)
        #expect(change.applied(to: plain, fields: fields).patience == 500)
    }
}
