/// Who the current task works for.
public enum Caller {
    /// Who asked, as they said themselves. Set while a request is answered; child tasks inherit it.
    @TaskLocal public static var actor: String?
}
