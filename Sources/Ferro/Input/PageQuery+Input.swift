public import FerroORM
public import FerroValidation

/// A page number and size are an input of their own: `func index(query: PageQuery, c: Context)`.
extension PageQuery: Input {}

/// A cursor and a size are one too: `func feed(query: CursorQuery, c: Context)`.
extension CursorQuery: Input {}
