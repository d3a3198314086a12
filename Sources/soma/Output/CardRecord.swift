import Catalogue

/// Entries of the catalogue as objects for other programs.
enum CardRecord {
    /// - Parameter kind: what the entry is: "unit", "loss".
    static func line(_ card: Card, kind: String) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text(kind))
        line.append("name", .text(card.name))
        line.append("aliases", .list(card.aliases.map { .text($0) }))
        line.append("title", .text(card.title))
        line.append("family", .text(card.family))
        line.append("formula", .text(card.formula))
        line.append(
            "settings",
            .list(
                card.settings.map { setting in
                    .object([
                        ("name", .text(setting.name)), ("meaning", .text(setting.meaning)),
                        ("expected", .text(setting.expectation)), ("default", value(setting.defaultValue)),
                    ])
                }))
        line.append("source", .text(card.source.description))
        line.append("remark", .text(card.remark))
        return line
    }

    private static func value(_ value: SettingValue) -> JSONObject.Value {
        switch value {
        case .number(let value): .number(value)
        case .flag(let value): .flag(value)
        case .choice(let value): .text(value)
        case .numbers(let values): .list(values.map { .number($0) })
        }
    }
}
