package cloister.cli.stack;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tags of SageMaker's resources. */
record StudioTags(SageMakerClient sageMaker) {
    void change(String arn, Map<String, String> there, Map<String, String> wanted) {
        List<String> gone =
                there.keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
        if (!gone.isEmpty()) {
            sageMaker.deleteTags(request -> request.resourceArn(arn).tagKeys(gone));
        }
        if (!wanted.equals(there) && !wanted.isEmpty()) {
            sageMaker.addTags(request -> request.resourceArn(arn).tags(of(wanted)));
        }
    }

    static Collection<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
