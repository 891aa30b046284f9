/// Where the program runs, as `APP_ENV` says.
///
/// ```swift
/// switch env.stage {
/// case .development: .info
/// case .test: .critical
/// case .staging, .production, .custom: try env.require(.logLevel)
/// }
/// ```
public enum Stage: Sendable, Hashable {
    /// A developer's machine: `APP_ENV` is `local`, `development`, empty or not set.
    case development
    /// The tests: `APP_ENV` is `test` or `testing`.
    case test
    /// A rehearsal of production: `staging`.
    case staging
    /// The real thing: `production`.
    case production
    /// Any other name, in lower case; it is treated as production.
    case custom(String)

    /// Reads the value of `APP_ENV`, in any case of letters.
    ///
    /// Nil when the name holds anything but ASCII letters, digits, `-` and `_`, or more than 64 of them: the name
    /// becomes part of a file's name.
    public init?(environmentName text: String?) {
        let name = EnvText.trimmed(text ?? "").lowercased()
        switch name {
        case "", "local", "development": self = .development
        case "test", "testing": self = .test
        case "staging": self = .staging
        case "production": self = .production
        default:
            guard name.utf8.count <= 64, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
            self = .custom(name)
        }
    }

    /// The stage's own name: `development`, `testing`, `staging`, `production` or the custom one.
    public var environmentName: String {
        switch self {
        case .development: "development"
        case .test: "testing"
        case .staging: "staging"
        case .production: "production"
        case .custom(let name): name
        }
    }

    /// Whether strangers can reach it: staging, production and every custom stage.
    ///
    /// Debug pages and readable error details are for the other two.
    public var isProductionLike: Bool {
        switch self {
        case .development, .test: false
        case .staging, .production, .custom: true
        }
    }

    /// The endings of the `.env` files of this stage, the stronger one first.
    ///
    /// The tests have two, since both spellings of `APP_ENV` are in use; `local` has none of its own because
    /// `.env.local` is read in every stage but test.
    var fileSuffixes: [String] { self == .test ? ["testing", "test"] : [environmentName] }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension Stage: CustomStringConvertible {
    /// The same as ``environmentName``.
    public var description: String { environmentName }
}
