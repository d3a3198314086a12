import Catalogue

/// Entries of the catalogue as objects for other programs.
enum CardRecord {
    /// - Parameter kind: what the entry is: "unit", "loss".
    static func line(_ card: Card, kind: String) -> JSONLine {
        var line = JSONLine()
        line["kind"] = .text(kind)
        line["name"] = .text(card.name)
        line["aliases"] = .list(card.aliases.map { .text($0) })
        line["title"] = .text(card.title)
        line["family"] = .text(card.family)
        line["formula"] = .text(card.formula)
        line["settings"] = .list(
            card.settings.map { setting in
                .object([
                    ("name", .text(setting.name)), ("meaning", .text(setting.meaning)),
                    ("expected", .text(setting.expectation)), ("default", value(setting.defaultValue)),
                ])
            })
        line["source"] = .text(card.source.description)
        line["remark"] = .text(card.remark)
        return line
    }

    private static func value(_ value: SettingValue) -> JSONLine.Value {
        switch value {
        case .number(let value): .number(value)
        case .flag(let value): .flag(value)
        case .choice(let value): .text(value)
        case .numbers(let values): .list(values.map { .number($0) })
        }
    }
}
