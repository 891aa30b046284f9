public import FerroSupport

/// What went wrong between a model and its table.
public struct ORMError: FerroError {
    /// The kinds of failure; raw values are static text, safe as metric labels.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The static text.
        public let rawValue: String
        /// Names a kind of failure.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No row has the key that was asked for; over HTTP this is a 404.
        public static let notFound = Code(rawValue: "orm.not_found")
        /// The row was changed since the copy was read that should be written or deleted; over HTTP this is a 409.
        public static let stale = Code(rawValue: "orm.stale")
        /// A row cannot be read as the model: the table and the struct differ.
        public static let decoding = Code(rawValue: "orm.decoding")
        /// A row refers to a row that does not exist.
        public static let dangling = Code(rawValue: "orm.dangling")
        /// The database answered something that the statement cannot answer.
        public static let unexpected = Code(rawValue: "orm.unexpected")
        /// The database refused a value: `violation` names the fields; over HTTP this is a 422.
        public static let constraint = Code(rawValue: "orm.constraint")
        /// A page was asked for by a cursor that is not one of this query; over HTTP this is a 400.
        public static let cursor = Code(rawValue: "orm.cursor")
        /// The query cannot be run as it is written.
        public static let invalid = Code(rawValue: "orm.invalid")
    }

    /// The kind of failure.
    public var code: Code
    /// What happened and how to fix it.
    public var message: String
    /// The type of the model, as written in Swift.
    public var model: String
    /// The key that was asked for, when there was one.
    public var id: String?
    /// What the database refused, when it was that.
    public var violation: ConstraintViolation?
    /// The error of the database that led to this one.
    public var cause: (any Error)?
    /// The line that threw it.
    public var location: SourceLocation
    /// The code as static text.
    public var label: String { code.rawValue }

    /// Describes a failure.
    public init(
        _ code: Code, _ message: String, model: String, id: String? = nil, cause: (any Error)? = nil,
        file: String = #fileID, line: UInt = #line
    ) {
        self.code = code
        self.message = message
        self.model = model
        self.id = id
        self.cause = cause
        location = SourceLocation(file: file, line: line)
    }

    static func notFound<M: Model>(_: M.Type, _ id: M.ID) -> ORMError {
        ORMError(
            .notFound, "there is no \(M.self) with id \(id): read it with first(_:on:) where it may be missing",
            model: String(describing: M.self), id: id.description)
    }

    static func violated(_ violation: ConstraintViolation, cause: any Error) -> ORMError {
        let fields = violation.fields.joined(separator: ", ")
        let what = violation.constraint.map { " (\($0))" } ?? ""
        var error = ORMError(
            .constraint,
            "the database refused \(fields.isEmpty ? "a row" : fields) of \(violation.model)\(what): "
                + "check it before, or catch this error and show it beside the field",
            model: violation.model, cause: cause)
        error.violation = violation
        return error
    }

    static func dangling<M: Model, Related: Model>(_ origin: M, _: Related.Type) -> ORMError {
        ORMError(
            .dangling,
            "\(M.self) \(origin.id) refers to a \(Related.self) that does not exist: "
                + "give the column a foreign key, or make it optional",
            model: String(describing: M.self), id: origin.id.description)
    }

    static func stale<M: Model>(_: M.Type, _ id: M.ID) -> ORMError {
        ORMError(
            .stale, "\(M.self) \(id) was changed since it was read: reload it, look at what changed and try again",
            model: String(describing: M.self), id: id.description)
    }

    static func unexpected<M: Model>(_: M.Type, _ what: String) -> ORMError {
        ORMError(.unexpected, what, model: String(describing: M.self))
    }
}
