/// The most that a source may hold. More is refused with the limit named, before memory is taken.
public enum ProblemLimits {
    /// Training and test rows together.
    public static let rows = 5_000_000
    /// Inputs and targets of all rows together.
    public static let cells = 60_000_000
    /// Inputs of a row.
    public static let columns = 4096
    /// 2 GiB.
    public static let tableBytes = 2 << 30
    /// Bytes in one cell of a table file.
    public static let cellBytes = 1 << 16
    /// Different words in the target column.
    public static let classes = 1000
    /// Different words of an input column that become columns of their own; of more, the commonest and “other”.
    public static let categories = 64
    /// Different words of a column that are told apart at all.
    static let words = 1 << 16
    /// A whole-numbered target with more different values than this is a quantity.
    public static let wholeNumberClasses = 10
    /// The part of all rows that may decide which step is best.
    public static let validationShare = 0...0.5
    /// Larger numbers would overflow when squared and added up.
    public static let magnitude = 1e100
    /// 64 MiB.
    public static let pictureBytes = 64 << 20
    /// Columns and rows of a picture file.
    public static let pictureSide = 4096
    /// Inputs of a formula.
    public static let formulaVariables = 64
    /// Tasks learned one after the other.
    public static let sequence = 32
}
