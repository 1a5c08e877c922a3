package dev.semanticpassport.passport.page.adapter;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Arrays;

/** A form in which reports are told; the first is for those who do not say. */
public enum ReportForm {
    /** For programs, with the canonical body. */
    JSON(MediaType.APPLICATION_JSON),
    /** For people at a terminal. */
    MARKDOWN(ReportForm.TEXT_MARKDOWN),
    /** For people at a browser: one file that loads nothing. */
    PAGE(MediaType.TEXT_HTML);

    /** The media type of Markdown (RFC 7763). */
    public static final String TEXT_MARKDOWN = "text/markdown";

    private final String type;

    ReportForm(String type) {
        this.type = type;
    }

    /** The form that the request's Accept header prefers. */
    public static ReportForm wanted(Request request) {
        MediaType[] types =
                Arrays.stream(values()).map(ReportForm::mediaType).toArray(MediaType[]::new);
        Variant chosen = request.selectVariant(Variant.mediaTypes(types).build());
        if (chosen == null) {
            return JSON;
        }
        return Arrays.stream(values())
                .filter(form -> form.mediaType().isCompatible(chosen.getMediaType()))
                .findFirst()
                .orElse(JSON);
    }

    /** An answer in this form. */
    public Response answer(Object entity) {
        return Response.ok(entity, mediaType().withCharset("UTF-8")).build();
    }

    private MediaType mediaType() {
        return MediaType.valueOf(type);
    }
}
