package dev.semanticpassport.transfer;

import dev.semanticpassport.meaning.Holding;
import dev.semanticpassport.meaning.Standing;
import dev.semanticpassport.writing.Speaker;

/** A small tree in both languages, with a private idea, a binding, a pair and a property. */
public final class Gardens {

    /** What must be found in nothing public. */
    public static final String PRIVATE_LABEL = "Подземный хронограф";

    public static final String PRIVATE_SAYING =
            "хранит часы деда и отмеряет молчание перед каждым решением";

    private Gardens() {}

    public static Trees trees() {
        return new Trees()
                .message(
                        "q1",
                        Speaker.AUTHOR,
                        "Я думаю о саде как о тексте. Сад растёт из вопросов и пауз между ними."
                                + "\nКак назвать то, что связывает дорожки?")
                .message(
                        "a1",
                        Speaker.ASSISTANT,
                        """
                        Можно сказать так.

                        **Живая изгородь** – граница, которая дышит и пропускает гостей.

                        - **Тихий фонтан** – место, куда возвращается каждая мысль
                        - Слой 2 связан с фонтаном
                        - Каменная лестница: ступени памяти, по которым спускаются медленно\
                        """)
                .message(
                        "q2",
                        Speaker.AUTHOR,
                        "Да, живая изгородь мне подходит. Мой подземный хронограф "
                                + PRIVATE_SAYING
                                + ". The glass orchard keeps seeds that answer only to patient gardeners.")
                .idea("Сад", Holding.AUTHOR, "Сад растёт из вопросов и пауз между ними.")
                .idea(
                        "Живая изгородь",
                        Holding.TAKEN_UP,
                        "граница, которая дышит и пропускает гостей",
                        "Сад")
                .idea(
                        "Тихий фонтан",
                        Holding.ASSISTANT,
                        "место, куда возвращается каждая мысль",
                        "Сад")
                .bound(2, "Слой 2 связан с фонтаном", "q_proj")
                .aspect("Кто приходит", "каждая мысль")
                .idea(
                        "Каменная лестница",
                        Holding.ASSISTANT,
                        "ступени памяти, по которым спускаются медленно",
                        "Сад")
                .idea(PRIVATE_LABEL, Holding.AUTHOR, Standing.PRIVATE, PRIVATE_SAYING, "Сад")
                .idea(
                        "Glass orchard",
                        Holding.AUTHOR,
                        "keeps seeds that answer only to patient gardeners",
                        "Сад");
    }
}
