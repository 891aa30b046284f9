internal import FerroORM
internal import FerroValidation

extension ValidationError {
    /// What the database refused, said beside the fields as a rule of the input would have said it.
    ///
    /// A rule that asks first ("is this address taken?") can be overtaken by another request; the constraint cannot.
    init(_ violation: ConstraintViolation, cause: any Error) {
        self.init()
        let message =
            switch violation.kind {
            case .unique: "is already taken"
            case .foreignKey: "does not exist"
            case .notNull: "is required"
            case .check, .other: "is not allowed"
            }
        for field in violation.fields { add(FieldPath(field), message) }
        self.cause = cause
    }
}
